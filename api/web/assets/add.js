// Comfort for the page where documents are added: files go one by one and show how
// far they are, and what becomes of them is followed live. What is shown of a job is
// always the server's own words, taken from this page as the server makes it.
(() => {
  'use strict';
  const $ = (selector, within = document) => within.querySelector(selector);
  const form = $('[data-adding]');
  const section = $('[data-jobs]');
  const cards = $('[data-cards]');
  const sending = $('[data-sending]');
  const said = $('[data-said]');
  if (!form) return;

  // The address names what the page shows, so that it can be come back to.
  const named = new URL(location.href);
  if (named.pathname !== '/add') named.search = '';
  const most = { job: 50, document: 12 }; // as many as the page shows
  const remember = (word, value) => {
    const words = named.searchParams;
    const values = words.getAll(word);
    if (!values.includes(value)) {
      if (values.length >= most[word]) {
        words.delete(word, values[0]);
        words.set('more', Number(words.get('more')) + 1);
      }
      words.append(word, value);
    }
    history.replaceState(null, '', '/add' + named.search);
  };
  const say = (words) => { said.textContent = words; };

  // part is a part of this page as the server makes it now: null where the page is
  // without it, undefined where no page came.
  const part = async (query, selector) => {
    try {
      const answer = await fetch('/add?' + new URLSearchParams(query));
      if (!answer.ok) return undefined;
      const made = new DOMParser().parseFromString(await answer.text(), 'text/html');
      return made.querySelector(selector);
    } catch {
      return undefined;
    }
  };
  const pause = (seconds) => new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });

  // replace puts a card in the place of another; the focus stays where it was.
  const replace = (old, now) => {
    const focused = old.contains(document.activeElement) && document.activeElement;
    old.replaceWith(now);
    if (!focused) return;
    const same = [...now.querySelectorAll('a, button')].find((e) => e.textContent === focused.textContent);
    if (!same) now.tabIndex = -1;
    (same || now).focus({ preventScroll: true });
  };

  // show shows a job as it is now. Answers may come in another order than they were
  // asked for, so that an older one never takes the place of a younger. It returns
  // the card, and whether the job has ended.
  let asked = 0;
  const shown = new Map();
  const show = async (id) => {
    const turn = ++asked;
    const now = await part({ job: id }, '#job-' + CSS.escape(id));
    const old = document.getElementById('job-' + id);
    if (!old || now === undefined || turn < (shown.get(id) || 0)) return [old, !old];
    shown.set(id, turn);
    if (!now) {
      wrong(old, sending.dataset.gone);
      return [old, true];
    }
    replace(old, now);
    return [now, Boolean(now.dataset.ended)];
  };

  // Jobs are done one after the other. A browser has few connections to a server, so
  // that few jobs are followed at once, and the others wait for their turn.
  const followed = 2;
  const queue = [];
  let following = 0;
  const next = () => {
    while (following < followed && queue.length) follow(queue.shift());
  };
  const follow = (id) => {
    following++;
    const events = new EventSource('/v1/jobs/' + encodeURIComponent(id) + '/events');
    let wanted = 0;
    const soon = () => { wanted ||= setTimeout(() => { wanted = 0; show(id); }, 200); };
    for (const step of ['waiting', 'started', 'fetched', 'read', 'indexed', 'row']) events.addEventListener(step, soon);
    let over = false;
    const end = async () => {
      if (over) return;
      over = true;
      events.close();
      clearTimeout(wanted);
      // Where the events have ended and the job has not, the page is asked again.
      for (let wait = 2; ; wait = Math.min(2 * wait, 60)) {
        const [card, ended] = await show(id);
        if (ended) {
          if (card?.dataset.ended) say(card.dataset.ended);
          break;
        }
        await pause(wait);
      }
      following--;
      next();
    };
    events.addEventListener('done', end);
    events.addEventListener('failed', end);
    events.addEventListener('error', () => { if (events.readyState === EventSource.CLOSED) end(); });
  };
  const watch = (card) => {
    if (card.dataset.ended) return;
    queue.push(card.dataset.job);
    next();
  };

  const newCard = (name) => {
    section.hidden = false;
    const card = sending.content.firstElementChild.cloneNode(true);
    $('h3', card).textContent = name;
    $('progress', card).setAttribute('aria-label', name);
    cards.prepend(card);
    return card;
  };
  const wrong = (card, words) => {
    card.classList.remove('running', 'waiting');
    card.classList.add('failed');
    for (const gone of card.querySelectorAll('progress, p.state, .steps')) gone.remove();
    const alert = $('.alert', card) || card.appendChild(document.createElement('div'));
    alert.className = 'alert';
    alert.textContent = words;
    alert.hidden = false;
    say($('h3', card).textContent + ': ' + words);
  };
  const sentence = (words) => words ? words[0].toUpperCase() + words.slice(1).replace(/([^.?])$/, '$1.') : sending.dataset.sending;

  // leaving says that the page itself goes elsewhere.
  let leaving = false;

  // settle shows what an answer of the API says in the place of a card.
  const settle = async (card, { status, body }) => {
    let answer = null;
    try { answer = JSON.parse(body); } catch { /* something between answered */ }
    answer ||= {};
    if (status === 401 || status === 403) {
      leaving = true;
      location.assign('/add' + named.search);
      return false;
    }
    if (status === 202 && answer.id) {
      remember('job', answer.id);
      const known = document.getElementById('job-' + answer.id);
      if (known) { card.remove(); return true; }
      card.id = 'job-' + answer.id;
      card.dataset.job = answer.id;
      const [now] = await show(answer.id);
      if (now) watch(now);
      return true;
    }
    if (status === 200 && answer.document) {
      remember('document', answer.document.id);
      const now = await part({ document: answer.document.id }, '.job.held');
      if (now) replace(card, now);
      say($('.why', now || card)?.textContent || '');
      return true;
    }
    wrong(card, sentence(answer.detail));
    return false;
  };

  const full = ({ status, body, after }) => after > 0 && (status === 429 || status === 503 && /"type": *"[^"]*busy"/.test(body));

  // send sends until the server takes it or will not: one that is asked too much or
  // has too much to do says how long to wait.
  const send = async (card, once) => {
    try {
      let answer = await once();
      for (let n = 0; n < 20 && full(answer); n++) {
        await pause(Math.min(answer.after, 60));
        answer = await once();
      }
      return await settle(card, answer);
    } catch {
      wrong(card, sending.dataset.sending);
      return false;
    }
  };
  const sendFile = (file) => {
    const card = newCard(file.name);
    const bar = $('progress', card);
    return send(card, () => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append('file', file, file.name);
      request.open('POST', '/v1/documents');
      request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) { bar.max = event.total; bar.value = event.loaded; } });
      request.addEventListener('load', () => resolve({ status: request.status, body: request.responseText, after: Number(request.getResponseHeader('Retry-After')) }));
      request.addEventListener('error', reject);
      request.send(body);
    }));
  };
  const sendSource = (source, manner) => send(newCard(source), async () => {
    const answer = await fetch('/v1/documents', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ source, ...manner }) });
    return { status: answer.status, body: await answer.text(), after: Number(answer.headers.get('Retry-After')) };
  });

  const files = form.elements.file;
  const sources = form.elements.sources;
  // One after the other; who leaves before the last has gone is asked.
  let busy = Promise.resolve();
  let left = 0;
  const inTurn = (doing) => {
    left++;
    busy = busy.then(doing).finally(() => { left--; });
  };
  addEventListener('beforeunload', (event) => { if (left && !leaving) event.preventDefault(); });
  const sendFiles = (chosen) => {
    for (const file of chosen) inTurn(() => sendFile(file));
  };
  form.addEventListener('submit', (event) => {
    const lines = [...new Set(sources.value.split('\n').map((line) => line.trim()).filter(Boolean))];
    if (!files.files.length && !lines.length) return; // the server says what is missing
    event.preventDefault();
    const alert = document.getElementById('sources-wrong');
    alert.hidden = true;
    sources.removeAttribute('aria-invalid');
    sendFiles([...files.files]);
    const manner = {};
    const languages = form.elements.languages.value.split(/[\s,;]+/).filter(Boolean);
    if (languages.length) manner.languages = languages;
    if (form.elements.follow.value) manner.follow = form.elements.follow.value;
    // A line that cannot be taken stays in the field.
    const kept = [];
    sources.value = '';
    files.value = '';
    for (const line of lines) {
      inTurn(async () => {
        if (!await sendSource(line, manner)) kept.push(line);
      });
    }
    inTurn(() => { if (kept.length) sources.value = kept.concat(sources.value || []).join('\n'); });
    section.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  });

  document.querySelectorAll('[data-job]').forEach(watch);

  // Dropping.
  const drop = $('[data-drop]');
  drop.classList.add('ready');
  $('.droppable', drop).hidden = false;
  const holds = (event) => [...event.dataTransfer?.types || []].includes('Files');
  let depth = 0;
  addEventListener('dragenter', (event) => { if (holds(event)) { depth++; drop.classList.add('over'); } });
  addEventListener('dragleave', (event) => { if (holds(event) && --depth <= 0) { depth = 0; drop.classList.remove('over'); } });
  addEventListener('dragover', (event) => { if (holds(event)) event.preventDefault(); });
  addEventListener('drop', (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    depth = 0;
    drop.classList.remove('over');
    sendFiles([...event.dataTransfer.files]);
  });
})();
