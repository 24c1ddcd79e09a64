// Arrow keys move between the cells of a matrix that hold something.
(() => {
  'use strict';
  const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  for (const table of document.querySelectorAll('[data-matrix]')) {
    table.addEventListener('keydown', (event) => {
      const cell = event.target.closest('th, td');
      const by = steps[event.key];
      if (!cell || !by || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      let row = cell.parentElement.rowIndex + by[0];
      let column = cell.cellIndex + by[1];
      for (; table.rows[row]?.cells[column]; row += by[0], column += by[1]) {
        const link = table.rows[row].cells[column].querySelector('a');
        if (!link) continue;
        event.preventDefault();
        link.focus({ preventScroll: true });
        link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        return;
      }
    });
  }
})();
