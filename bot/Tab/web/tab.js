// The manager's tab. Everything that comes from the bot is put in as text, never as markup.
'use strict';
(() => {
  const answer = document.getElementById('answer');
  const question = document.getElementById('q');
  const client = document.getElementById('client');
  const page = new URLSearchParams(location.search);
  let topic = page.get('topic') || 'Downtime';
  let shown = null;

  const element = (name, text, more) => Object.assign(document.createElement(name), text === undefined ? {} : { textContent: text }, more);
  const setTheme = name => { document.documentElement.dataset.theme = name === 'default' ? 'light' : name; redraw(); };

  // In Teams the person is signed in by Teams; on the developer's machine the address names a sample person.
  async function signIn() {
    const sample = page.get('as');
    if (sample) return { 'X-Sample-Person': sample };
    await microsoftTeams.app.initialize();
    return { Authorization: `Bearer ${await microsoftTeams.authentication.getAuthToken()}` };
  }

  async function followTheme() {
    setTheme(page.get('theme') || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'));
    if (page.get('as')) return;
    const context = await microsoftTeams.app.getContext();
    setTheme(context.app.theme);
    microsoftTeams.app.registerOnThemeChangeHandler(setTheme);
  }

  async function show() {
    answer.setAttribute('aria-busy', 'true');
    try {
      const headers = await signIn();
      const query = new URLSearchParams({ topic, q: question.value, client: client.value });
      const response = await fetch(`/tab/api/figures?${query}`, { headers, cache: 'no-store' });
      if (response.status === 401) draw({ title: '', headline: 'You are not signed in.', blocks: [], choices: [], topics: [], clients: [], language: 'en' });
      else draw(await response.json());
    } catch {
      draw({ title: '', headline: 'The figures could not be loaded. Try again.', blocks: [], choices: [], topics: [], clients: [], language: 'en' });
    }
    answer.setAttribute('aria-busy', 'false');
  }

  function draw(sheet) {
    shown = sheet;
    document.documentElement.lang = sheet.language.slice(0, 2);
    answer.replaceChildren();
    if (sheet.title) answer.append(element('h2', sheet.title));
    answer.append(element('p', sheet.headline, { className: 'headline' }));
    for (const choice of sheet.choices) {
      const button = element('button', choice, { type: 'button' });
      button.addEventListener('click', () => { question.value = choice; show(); });
      answer.append(button, ' ');
    }
    for (const block of sheet.blocks) answer.append(part(block));
    drawTopics(sheet.topics);
    drawClients(sheet.clients);
  }

  function drawTopics(topics) {
    const nav = document.getElementById('topics');
    if (topics.length === 0) return;
    const focused = document.activeElement?.dataset?.topic;
    nav.replaceChildren(...topics.map(t => {
      const button = element('button', t.title, { type: 'button' });
      button.dataset.topic = t.value;
      button.setAttribute('aria-pressed', String(t.value === topic));
      button.addEventListener('click', () => { topic = t.value; show(); });
      return button;
    }));
    if (focused) nav.querySelector(`[data-topic="${focused}"]`)?.focus();
  }

  function drawClients(clients) {
    if (clients.length === 0 || client.options.length > 0) return;
    client.append(...clients.map(c => element('option', c.title, { value: c.value })));
    document.getElementById('client-field').hidden = false;
  }

  const part = block => ({ line: p, note: p, facts, steps, table, chart })[block.kind](block);
  const p = block => element('p', block.text, { className: block.kind });
  const steps = block => { const list = element('ol'); list.append(...block.rows.map(r => element('li', r[0]))); return list; };
  const facts = block => { const list = element('dl'); for (const [name, value] of block.rows) list.append(element('dt', name), element('dd', value)); return list; };

  function table(block) {
    const box = element('div', undefined, { className: 'scroll', tabIndex: 0 });
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', block.columns.join(', '));
    const head = element('tr');
    head.append(...block.columns.map(c => element('th', c, { scope: 'col' })));
    const body = element('tbody');
    for (const row of block.rows) {
      const line = element('tr');
      line.append(...row.map(c => element('td', c)));
      body.append(line);
    }
    const whole = element('table');
    const top = element('thead');
    top.append(head);
    whole.append(top, body);
    box.append(whole);
    return box;
  }

  function chart(block) {
    const figure = element('figure');
    const box = element('div', undefined, { className: 'chart' });
    const canvas = element('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `${block.columns[0]}: ${block.text}`);
    box.append(canvas);
    figure.append(box, element('figcaption', block.text, { className: 'note' }));
    const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    requestAnimationFrame(() => new Chart(canvas, {
      type: 'bar',
      data: {
        labels: block.rows.map(r => r[0]),
        datasets: [{ label: block.columns[1], data: block.rows.map(r => Number(r[1])), backgroundColor: colour('--accent'), borderColor: colour('--ink'), borderWidth: 1 }],
      },
      options: {
        maintainAspectRatio: false,
        animation: false,
        plugins: {
          legend: { display: false },
          title: { display: true, text: block.columns[0], color: colour('--ink') },
          tooltip: { callbacks: { label: item => block.rows[item.dataIndex][2] || '0' } },
        },
        scales: {
          x: { ticks: { color: colour('--ink') }, grid: { display: false } },
          y: { beginAtZero: true, title: { display: true, text: block.columns[1], color: colour('--ink') }, ticks: { color: colour('--ink') }, grid: { color: colour('--rule') } },
        },
      },
    }));
    return figure;
  }

  function redraw() { if (shown) draw(shown); }

  document.getElementById('ask').addEventListener('submit', event => { event.preventDefault(); show().then(() => answer.focus()); });
  client.addEventListener('change', show);
  followTheme().catch(() => { }).finally(show);
})();
