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
  if (!form || !window.EventSource) return;

  // The address names what the page shows, so that it can be come back to.
  const named = new URL(location.href);
  if (named.pathname !== '/add') named.search = '';
  const remember = (word, value) => {
    if (!named.searchParams.getAll(word).includes(value)) named.searchParams.append(word, value);
    history.replaceState(null, '', '/add' + named.search);
  };
  const say = (words) => { said.textContent = words; };

  // part is a part of this page as the server makes it now.
  const part = async (query, selector) => {
    const answer = await fetch('/add?' + new URLSearchParams(query));
    if (!answer.ok) return null;
    const made = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return made.querySelector(selector);
  };

  // Jobs are done one after the other. A browser has few connections to a server, so
  // that few jobs are followed at once, and the others wait for their turn.
  const most = 2;
  const queue = [];
  let following = 0;
  const show = async (id) => {
    const old = document.getElementById('job-' + id);
    const now = await part({ job: id }, '#job-' + CSS.escape(id)).catch(() => null);
    if (!old || !now) return old;
    old.replaceWith(now);
    return now;
  };
  const next = () => {
    while (following < most && queue.length) follow(queue.shift());
  };
  const follow = (id) => {
    following++;
    const events = new EventSource('/v1/jobs/' + encodeURIComponent(id) + '/events');
    let wanted = 0;
    const soon = () => { wanted ||= setTimeout(async () => { await show(id); wanted = 0; }, 200); };
    for (const step of ['waiting', 'started', 'fetched', 'read', 'indexed', 'row']) events.addEventListener(step, soon);
    let over = false;
    const end = async () => {
      if (over) return;
      over = true;
      events.close();
      clearTimeout(wanted);
      const card = await show(id);
      if (card && card.dataset.ended) say(card.dataset.ended);
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
  document.querySelectorAll('[data-job]').forEach(watch);

  const newCard = (name) => {
    section.hidden = false;
    const card = sending.content.firstElementChild.cloneNode(true);
    $('h3', card).textContent = name;
    $('progress', card).setAttribute('aria-label', name);
    cards.prepend(card);
    return card;
  };
  const wrong = (card, words) => {
    card.classList.replace('running', 'failed');
    $('progress', card)?.remove();
    $('p.state', card)?.remove();
    const alert = $('.alert', card);
    alert.textContent = words;
    alert.hidden = false;
    say($('h3', card).textContent + ': ' + words);
  };
  const sentence = (words) => words ? words[0].toUpperCase() + words.slice(1).replace(/\.?$/, '.') : sending.dataset.sending;

  // settle shows what an answer of the API says in the place of a card.
  const settle = async (card, status, body) => {
    let answer = {};
    try { answer = JSON.parse(body); } catch { /* something between answered */ }
    if (status === 401 || status === 403) { location.assign('/add'); return true; }
    if (status === 202) {
      remember('job', answer.id);
      const known = document.getElementById('job-' + answer.id);
      if (known) { card.remove(); return true; }
      card.id = 'job-' + answer.id;
      const now = await show(answer.id);
      if (now && now !== card) watch(now);
      return true;
    }
    if (status === 200 && answer.document) {
      remember('document', answer.document.id);
      const now = await part({ document: answer.document.id }, '.job.held').catch(() => null);
      if (now) card.replaceWith(now);
      say($('.why', now || card)?.textContent || '');
      return true;
    }
    wrong(card, sentence(answer.detail));
    return false;
  };

  const sendFile = (file) => new Promise((resolve) => {
    const card = newCard(file.name);
    const bar = $('progress', card);
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file, file.name);
    request.open('POST', '/v1/documents');
    request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) { bar.max = event.total; bar.value = event.loaded; } });
    request.addEventListener('load', () => resolve(settle(card, request.status, request.responseText)));
    request.addEventListener('error', () => { wrong(card, sending.dataset.sending); resolve(false); });
    request.send(body);
  });
  const sendSource = async (source, manner) => {
    const card = newCard(source);
    try {
      const answer = await fetch('/v1/documents', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ source, ...manner }) });
      return await settle(card, answer.status, await answer.text());
    } catch {
      wrong(card, sending.dataset.sending);
      return false;
    }
  };

  const files = form.elements.file;
  const sources = form.elements.sources;
  let busy = Promise.resolve();
  const sendFiles = (chosen) => {
    for (const file of chosen) busy = busy.then(() => sendFile(file));
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
      busy = busy.then(async () => {
        if (!await sendSource(line, manner)) kept.push(line);
      });
    }
    busy = busy.then(() => { if (kept.length) sources.value = kept.concat(sources.value || []).join('\n'); });
    section.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  });

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
