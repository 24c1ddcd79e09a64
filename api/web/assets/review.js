// Comfort for the page where actions are reviewed: forms and links bring the next
// action without loading the page anew, and keys do what the buttons do. What is
// shown is always the page as the server makes it.
(() => {
  'use strict';
  const main = document.querySelector('[data-review]');
  const $ = (selector, within = main) => within.querySelector(selector);
  const said = $('[data-said]');
  const say = (words) => { said.textContent = ''; setTimeout(() => { said.textContent = words; }, 50); };
  const desk = () => $('[data-desk]');
  const trouble = $('[data-trouble]');
  const tell = (words) => {
    trouble.textContent = words;
    trouble.hidden = !words;
  };

  // written says that something stands in a form that the server has not got.
  let written = false;

  // show puts a page that was fetched in the place of this one.
  const show = (text, address, push) => {
    const made = new DOMParser().parseFromString(text, 'text/html');
    const now = made.querySelector('[data-desk]');
    tell('');
    written = false;
    for (const fold of main.querySelectorAll('[data-stays]')) {
      const same = now.querySelector(`[data-stays="${fold.dataset.stays}"]`);
      if (same) same.open = fold.open;
    }
    desk().replaceWith(now);
    document.title = made.title;
    if (push && address !== location.href) history.pushState(null, '', address);
    ready();
    const wrong = $('[open] [aria-invalid]', now) || $('[role=alert]', now);
    const heading = $('#action', now);
    const told = [$('[data-says]', now), heading].filter(Boolean).map((e) => e.textContent).join(' ');
    if (wrong) {
      wrong.tabIndex = wrong.matches('input, textarea') ? 0 : -1;
      wrong.focus({ preventScroll: true });
      wrong.scrollIntoView({ block: 'center', behavior: 'instant' });
    } else {
      const first = heading || $('h1', now);
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
      const { top } = first.getBoundingClientRect();
      if (top < 0 || top > innerHeight / 2) now.scrollIntoView({ block: 'start', behavior: 'instant' });
    }
    say(told);
  };

  // refused tells why a form was not taken, and leaves it as it is.
  const refused = (answer, text) => {
    if (answer.status === 401 || answer.status === 403) { tell(main.dataset.signedout); return; }
    const words = [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('main h1, main p')];
    tell(words.map((e) => e.textContent.trim()).filter(Boolean).join(' ') || main.dataset.failed);
  };

  let busy = false;
  let moved = false; // the address became another one meanwhile
  const go = async (address, options, push = true) => {
    if (busy) return;
    busy = true;
    main.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, options);
      const text = await answer.text();
      const to = options && !answer.redirected ? location.href : answer.url;
      if (text.includes('data-desk')) show(text, to, push);
      else if (options && !answer.redirected) refused(answer, text);
      else location.assign(to);
    } catch {
      tell(main.dataset.failed);
    } finally {
      busy = false;
      main.removeAttribute('aria-busy');
      if (moved) {
        moved = false;
        go(location.href, undefined, false);
      }
    }
  };

  main.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    event.preventDefault();
    if (written && !form.matches('.fields')) { tell(main.dataset.written); return; }
    const body = new URLSearchParams(new FormData(form, event.submitter));
    go(form.getAttribute('action'), { method: 'POST', body });
  });
  main.addEventListener('click', (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest('a[href]');
    // Who leaves what is written behind is asked by the browser.
    if (!link || written || new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    go(link.href);
  });
  addEventListener('popstate', () => {
    if (busy) moved = true;
    else go(location.href, undefined, false);
  });
  main.addEventListener('input', (event) => { if (event.target.form?.matches('.fields') && event.target.name) written = true; });
  main.addEventListener('toggle', (event) => { if (!event.target.open && $('.fields', event.target)) written = false; }, true);
  addEventListener('beforeunload', (event) => { if (written) event.preventDefault(); });

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

  // Who speaks to a browser, or presses keys by mistake, turns single keys off; the
  // browser keeps that where it may.
  const store = { get: () => { try { return localStorage.getItem('polidex-keys'); } catch { return null; } },
    set: (value) => { try { localStorage.setItem('polidex-keys', value); } catch { /* until the page is left */ } } };
  const on = $('[data-keys-on]');
  on.checked = store.get() !== 'off';
  on.addEventListener('change', () => store.set(on.checked ? 'on' : 'off'));

  const same = { j: 'n', k: 'p' };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.key === 'Escape') {
      written = false;
      tell('');
      const fold = event.target.closest?.('details[data-key]') || $('details[data-key][open]');
      if (fold) { fold.open = false; $('summary', fold).focus(); }
      return;
    }
    if (!on.checked || event.target.closest?.('input, textarea, select, [contenteditable], form.fields')) return;
    if (event.key === '?') { event.preventDefault(); dialog.showModal(); return; }
    const key = same[event.key] || event.key;
    const thing = $(`[data-key="${CSS.escape(key)}"]`);
    if (!thing) return;
    event.preventDefault();
    // A key that is held down goes on through the actions, and judges once.
    if (event.repeat && !['n', 'p'].includes(key)) return;
    if (written && !thing.matches('details')) { tell(main.dataset.written); return; }
    if (thing.matches('details')) open(thing);
    else thing.click();
  });
})();
