// Comfort for the page where actions are reviewed: forms and links bring the next
// action without loading the page anew, and keys do what the buttons do. What is
// shown is always the page as the server makes it.
(() => {
  'use strict';
  const main = document.querySelector('[data-review]');
  if (!main || !window.fetch || !window.DOMParser) return;
  const $ = (selector, within = main) => within.querySelector(selector);
  const said = $('[data-said]');
  const say = (words) => { said.textContent = ''; setTimeout(() => { said.textContent = words; }, 50); };
  const desk = () => $('[data-desk]');

  // show puts a page that was fetched in the place of this one.
  const show = (text, address, push) => {
    const made = new DOMParser().parseFromString(text, 'text/html');
    const now = made.querySelector('[data-desk]');
    if (!now) { location.assign(address); return; }
    for (const fold of main.querySelectorAll('[data-stays]')) {
      const same = now.querySelector(`[data-stays="${fold.dataset.stays}"]`);
      if (same) same.open = fold.open;
    }
    desk().replaceWith(now);
    document.title = made.title;
    if (push && address !== location.href) history.pushState(null, '', address);
    ready();
    const wrong = $('[aria-invalid]', now) || $('[role=alert]', now);
    const heading = $('#action', now);
    const told = [$('[data-says]', now), heading].filter(Boolean).map((e) => e.textContent).join(' ');
    if (wrong) {
      wrong.tabIndex = wrong.matches('input, textarea') ? 0 : -1;
      wrong.focus({ preventScroll: true });
      wrong.scrollIntoView({ block: 'center', behavior: 'instant' });
    } else if (heading) {
      heading.focus({ preventScroll: true });
      if (heading.getBoundingClientRect().top < 0 || heading.getBoundingClientRect().top > innerHeight / 2) now.scrollIntoView({ block: 'start', behavior: 'instant' });
    }
    say(told);
  };

  let busy = false;
  const go = async (address, options, push = true) => {
    if (busy) return;
    busy = true;
    main.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, options);
      if (answer.status === 401 || answer.status === 403) { location.reload(); return; }
      show(await answer.text(), options ? (answer.redirected ? answer.url : location.href) : answer.url, push);
    } catch {
      say(main.dataset.failed);
    } finally {
      busy = false;
      main.removeAttribute('aria-busy');
    }
  };

  main.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    go(form.getAttribute('action'), { method: 'POST', body });
  });
  main.addEventListener('click', (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest('a[href]');
    if (!link || new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    go(link.href);
  });
  addEventListener('popstate', () => go(location.href, undefined, false));

  const dialog = $('dialog');
  const open = (fold) => {
    fold.open = true;
    const field = $('textarea, input:not([type=hidden])', fold);
    field.focus({ preventScroll: true });
    fold.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };
  const ready = () => {
    const keys = $('[data-keys]');
    keys.hidden = false;
    keys.addEventListener('click', () => dialog.showModal());
    for (const fold of main.querySelectorAll('details[data-key]')) {
      $('summary', fold).addEventListener('click', (event) => {
        if (fold.open) return;
        event.preventDefault();
        open(fold);
      });
    }
    // Themes by a few letters of their names.
    const filter = $('[data-filter]');
    if (filter) {
      filter.hidden = false;
      const boxes = [...filter.nextElementSibling.children];
      $('input', filter).addEventListener('input', (event) => {
        const letters = event.target.value.trim().toLowerCase();
        for (const box of boxes) box.hidden = !box.textContent.toLowerCase().includes(letters) && !$('input', box).checked;
      });
      $('input', filter).addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
    }
  };
  ready();

  const same = { j: 'n', k: 'p' };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    const field = event.target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]');
    if (event.key === 'Escape') {
      const fold = event.target.closest?.('details[data-key]');
      if (fold) { fold.open = false; $('summary', fold).focus(); }
      return;
    }
    if (field) return;
    if (event.key === '?') { event.preventDefault(); dialog.showModal(); return; }
    const thing = $(`[data-key="${CSS.escape(same[event.key] || event.key)}"]`);
    if (!thing) return;
    event.preventDefault();
    if (thing.matches('details')) open(thing);
    else thing.click();
  });
})();
