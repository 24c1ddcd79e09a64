// Comfort for the page of a document: what was found is explained where it stands,
// and the arrow keys turn the pages. All of it is on the page without this too.
(() => {
  'use strict';
  const tip = document.getElementById('tip');
  const words = document.querySelector('.words');

  // Folds begin closed where they would push the text away.
  if (matchMedia('(max-width: 64rem)').matches) {
    for (const d of document.querySelectorAll('details[data-narrow]')) d.open = false;
  }

  // An explanation is opened by its address, as the place that it is about.
  const reveal = () => {
    const at = location.hash && document.getElementById(location.hash.slice(1));
    if (at && at.matches('details')) at.open = true;
  };
  addEventListener('hashchange', reveal);
  reveal();

  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.closest?.('input, textarea, select, .scroll, summary')) return;
    const rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
    if (rel) document.querySelector(`.turn a[rel=${rel}]`)?.click();
  });

  if (!tip || !words || !tip.showPopover) return;
  let about = null;
  let later = 0;

  // What is said of words: the note that they lead to, or what stands below an action.
  const saidOf = (e) => {
    const id = e.dataset.note || e.getAttribute('href').slice(1);
    const note = document.getElementById(id);
    if (!note) return null;
    const said = document.createElement('div');
    const from = note.matches('details') ? [note.querySelector('summary'), note.querySelector('ul')] : [note];
    for (const part of from) {
      if (!part) continue;
      const copy = document.createElement(part.matches('ul') ? 'ul' : 'p');
      for (const child of part.childNodes) copy.append(child.cloneNode(true));
      for (const marked of copy.querySelectorAll('[id]')) marked.removeAttribute('id');
      said.append(copy);
    }
    return said;
  };
  const hide = () => {
    clearTimeout(later);
    if (tip.matches(':popover-open')) tip.hidePopover();
    about?.removeAttribute('aria-describedby');
    about = null;
  };
  const show = (e, x) => {
    clearTimeout(later);
    if (about === e) return;
    const said = saidOf(e);
    if (!said) return;
    hide();
    about = e;
    tip.replaceChildren(said);
    tip.showPopover();
    if (e.matches('a')) e.setAttribute('aria-describedby', 'tip');
    const boxes = [...e.getClientRects()];
    const at = boxes.find((b) => x >= b.left && x <= b.right) || boxes[0] || e.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const below = at.bottom + size.height + 8 < innerHeight;
    tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
    tip.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - size.height - 4)}px`;
  };
  const of = (target) => target.closest?.('a.m, .act[data-note]');

  words.addEventListener('pointerover', (event) => {
    const e = event.pointerType === 'mouse' && of(event.target);
    if (!e) return;
    clearTimeout(later);
    later = setTimeout(() => show(e, event.clientX), 250);
  });
  words.addEventListener('focusin', (event) => { if (event.target.matches('a.m')) show(event.target, 0); });
  words.addEventListener('focusout', hide);
  words.addEventListener('click', (event) => {
    const e = of(event.target);
    if (!e || event.ctrlKey || event.metaKey) return;
    // By keyboard the link leads to what is said, which focus has shown already.
    if (e.matches('a') && event.detail) event.preventDefault();
    if (about !== e) show(e, event.clientX);
  });
  // It stays while the pointer is on it or on its words, and goes by Escape.
  const leave = () => { clearTimeout(later); later = setTimeout(hide, 300); };
  words.addEventListener('pointerout', (event) => { if (event.pointerType === 'mouse') leave(); });
  tip.addEventListener('pointerenter', () => clearTimeout(later));
  tip.addEventListener('pointerleave', leave);
  addEventListener('pointerdown', (event) => { if (about && !tip.contains(event.target) && !of(event.target)) hide(); });
  addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
  addEventListener('scroll', hide, { passive: true });
})();
