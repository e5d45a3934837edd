// How does the page come alive? Reads its settings, wires its parts, and listens for what changes.
import { read } from './api.js';
import { startAppPlace } from './app-place.js';
import { hasTray, startAppTheme } from './app-tray.js';
import { startList } from './list.js';
import { startNewTicket } from './new-ticket.js';
import { announce, attempt, hear, shared, showPane, tell } from './shared.js';
import { dressBoard, startSide } from './side.js';
import { startTicket } from './ticket.js';
import { startTime } from './time.js';
import { setZone } from './words.js';
import { startYou } from './you.js';

const THEMES = ['auto', 'light', 'dark'];
const CHOICES_EVERY_MS = 15_000;

function startTheme() {
  const root = document.documentElement;
  const button = document.getElementById('theme');
  const show = (theme) => {
    root.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
    dressBoard();
    tell('theme');
  };
  let kept = null;
  try {
    kept = localStorage.getItem('palier-theme');
  } catch {
    // Storage may be forbidden; the theme is then chosen anew on each visit.
  }
  show(THEMES.includes(kept) ? kept : 'auto');
  button.addEventListener('click', () => {
    const next = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
    show(next);
    try {
      localStorage.setItem('palier-theme', next);
    } catch {
      // As above.
    }
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    dressBoard();
    tell('theme');
  });
}

function startPanes() {
  for (const button of document.querySelectorAll('[data-show]')) {
    button.addEventListener('click', () => showPane(button.dataset.show));
  }
  const isNarrow = matchMedia('(max-width: 759px)').matches;
  showPane(isNarrow && !location.hash.startsWith('#ticket/') ? 'list' : 'ticket');
}

let changes = -1;
let choicesReadAt = Number.NEGATIVE_INFINITY;

async function readChoices() {
  choicesReadAt = performance.now();
  const choices = await read('/desk/choices');
  const isNew = JSON.stringify(choices) !== JSON.stringify(shared.choices);
  shared.choices = choices;
  shared.agentId ??= choices.agents[0]?.id ?? null;
  if (isNew) tell('choices');
}

function startLive() {
  hear('pulse', (pulse) => {
    if (pulse.changes === changes) return;
    changes = pulse.changes;
    tell('changes');
    const isIncomplete = (shared.choices?.customers.length ?? 0) === 0;
    const age = performance.now() - choicesReadAt;
    if (isIncomplete || age > CHOICES_EVERY_MS) attempt(readChoices);
  });
  const source = new EventSource('/desk/live');
  source.onmessage = (event) => tell('pulse', JSON.parse(event.data));
  let isAway = false;
  source.onopen = () => {
    if (isAway) announce('The desk is back.');
    isAway = false;
  };
  source.onerror = () => {
    isAway = true;
    announce('The desk does not answer; this page tries again by itself.', {
      tone: 'bad',
      lasts: true,
    });
  };
}

async function start() {
  shared.settings = await read('/desk/settings');
  setZone(shared.settings.timeZone);
  startTheme();
  if (hasTray()) document.body.dataset.app = '';
  startPanes();
  startAppTheme();
  startAppPlace();
  startTime();
  startSide();
  startNewTicket();
  startYou();
  await readChoices();
  await Promise.all([startList(), startTicket()]);
  startLive();
}

attempt(start);
