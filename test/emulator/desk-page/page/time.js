// What time is it on the desk, and how does a person steer it? Counts locally from the last answer,
// by the monotonic clock, never from the browser's date.
import { post } from './api.js';
import { announce, attempt, hear, openTicket, tell } from './shared.js';
import { dateOf, timeOf } from './words.js';

let anchor = { nowAt: 0, speed: 0, readAt: 0 };
const byId = (id) => document.getElementById(id);

/** The desk's time in epoch milliseconds. */
export function now() {
  return anchor.nowAt + (performance.now() - anchor.readAt) * anchor.speed;
}

function take(clock) {
  anchor = { nowAt: Date.parse(clock.nowAt), speed: clock.speed, readAt: performance.now() };
  for (const button of document.querySelectorAll('[data-speed]')) {
    button.setAttribute('aria-pressed', String(Number(button.dataset.speed) === clock.speed));
  }
  draw();
}

function draw() {
  if (anchor.nowAt === 0) return;
  const at = now();
  const time = timeOf(at);
  if (byId('now-time').textContent !== time) {
    byId('now-time').textContent = time;
    byId('now-time').dateTime = new Date(at).toISOString();
    byId('now-date').textContent = dateOf(at);
  }
}

async function steer(course) {
  await attempt(async () => take(await post('/desk/clock', course)));
  tell('changes');
}

async function whileBusy(button, work) {
  const buttons = [byId('jump-hour'), byId('jump-breach')];
  const label = button.textContent;
  button.textContent = 'Moving…';
  for (const one of buttons) one.disabled = true;
  await attempt(work);
  for (const one of buttons) one.disabled = false;
  button.textContent = label;
  button.focus();
}

async function jumpToBreach() {
  const answer = await post('/desk/next-breach', {});
  tell('changes');
  if (answer.found) {
    announce(`Breached: ${answer.subject}`, { tone: 'bad' });
    openTicket(answer.ticketId);
  } else if (answer.why === 'noDeadline') {
    announce('Palier’s board has no deadline ahead: let some time pass for new tickets.');
  } else {
    announce('Every promise on the way was kept. Press again to go on.');
  }
}

let wasEnded = false;

function drawLog(script) {
  const isLoaded = script.total > 0;
  const isEnded = isLoaded && script.ended;
  byId('log-bar').value = isLoaded ? script.position / script.total : 0;
  const left = script.total - script.position;
  const skipped = Object.values(script.skipped ?? {}).reduce((sum, count) => sum + count, 0);
  byId('log-label').textContent = isEnded
    ? 'The log has ended'
    : isLoaded
      ? `Log: ${left.toLocaleString('en')} events ahead${skipped > 0 ? `, ${skipped} skipped` : ''}`
      : 'No log is loaded';
  if (isEnded && !wasEnded) {
    announce('The log has ended: nothing more happens by itself. The desk stays yours.', {
      lasts: true,
    });
  }
  wasEnded = isEnded;
}

/** Wires the header's clock and buttons. */
export function startTime() {
  setInterval(draw, 100);
  hear('pulse', (pulse) => {
    take(pulse.clock);
    drawLog(pulse.script);
  });
  for (const button of document.querySelectorAll('[data-speed]')) {
    button.addEventListener('click', () => steer({ speed: Number(button.dataset.speed) }));
  }
  const hour = byId('jump-hour');
  hour.addEventListener('click', () =>
    whileBusy(hour, () => steer({ advanceMs: 3_600_000, awaitSettled: true, timeoutMs: 15_000 })),
  );
  const breach = byId('jump-breach');
  breach.addEventListener('click', () => whileBusy(breach, jumpToBreach));
}
