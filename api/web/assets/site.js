// Comfort for the pages; all of them work without it.
(() => {
  'use strict';
  const $ = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const typing = (target) => target.closest && target.closest('input, textarea, select, [contenteditable]');

  // Through the entries of a list: j and k, Enter opens. "/" goes to the box.
  let at = -1;
  const step = (by) => {
    const entries = all('[data-list] > *');
    if (!entries.length) return;
    at = Math.max(0, Math.min(entries.length - 1, at + by));
    const link = $('a', entries[at]);
    if (link) link.focus({ preventScroll: true });
    entries[at].scrollIntoView({ block: 'nearest' });
  };
  // Some who speak or whose hands shake press keys unawares: they can turn these off.
  const keys = {
    get off() { try { return localStorage.getItem('polidex-keys') === 'off'; } catch { return false; } },
    set off(off) { try { localStorage.setItem('polidex-keys', off ? 'off' : 'on'); } catch { /* it holds for no page then */ } },
  };
  for (const button of all('[data-keys][data-off]')) {
    const name = () => { button.textContent = keys.off ? button.dataset.on : button.dataset.off; };
    name();
    button.hidden = false;
    button.addEventListener('click', () => { keys.off = !keys.off; name(); });
  }
  addEventListener('keydown', (event) => {
    if (keys.off || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const box = $('input[name=q]');
    if (event.key === '/' && box) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
  });

  // Facets stand open where there is room beside the hits.
  if (!matchMedia('(max-width: 60rem)').matches) all('details[data-wide]').forEach((d) => { d.open = true; });

  // Copying.
  for (const button of all('[data-copy]')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const words = button.textContent;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText($('code', button.parentElement).textContent);
      } catch {
        return; // the browser may forbid it; the words stand there to be marked
      }
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  }

  // A range of years by drawing over the bars.
  for (const drawing of all('.timeline svg')) {
    const yearAt = (event) => {
      const bar = document.elementFromPoint(event.clientX, event.clientY)?.closest?.('a[data-year]');
      return bar && drawing.contains(bar) ? bar.dataset.year : null;
    };
    let from = null;
    const mark = (a, b) => all('a[data-year]', drawing).forEach((bar) => {
      bar.classList.toggle('within', bar.dataset.year >= a && bar.dataset.year <= b);
    });
    const years = (to) => (from < to ? [from, to] : [to, from]);
    drawing.addEventListener('dragstart', (event) => event.preventDefault());
    drawing.addEventListener('pointerdown', (event) => { from = event.button === 0 ? yearAt(event) : null; });
    drawing.addEventListener('pointermove', (event) => {
      const to = from && yearAt(event);
      if (to) mark(...(to === from ? ['', ''] : years(to)));
    });
    addEventListener('pointerup', (event) => {
      // A drag that begins and ends on different links makes no click of either.
      const to = from && yearAt(event);
      if (to && to !== from) {
        const form = $('form', drawing.closest('.timeline'));
        [form.elements.year_from.value, form.elements.year_to.value] = years(to);
        form.submit();
      } else mark('', '');
      from = null;
    });
    addEventListener('pointercancel', () => { from = null; mark('', ''); });
  }
})();
