// How do the page and the app in its frame talk? By the SDK's wire protocol: the app registers,
// asks and subscribes; the page answers, tells and asks before a save.
import { AppError, answerTo } from './app-answer.js';
import { hostEvent, readMessage, registration, requestAnswer } from './app-wire.js';

const REPLY_MS = 30_000;
const SLOW = 'The app did not answer within 30 seconds whether the ticket may be saved.';

/** Events that an app hears at once when it subscribes while its tray is shown. */
const ON_SHOWING = ['app.activated', 'pane.activated'];

/**
 * Serves one frame until `close`. `deeds` are `{get, set, invoke, request}`; `described` gives
 * `{metadata, context}` for the registration; `isShown` tells whether the agent sees the app.
 */
export function startHost({ frame, origin, guid, deeds, described, isShown }) {
  const counts = new Map();
  let documents = 0;
  let hasLoaded = false;
  let question = null;

  const post = (message) => frame.contentWindow?.postMessage(JSON.stringify(message), origin);
  const postTo = (number, message) => {
    // An answer to a document that is gone would be taken for one of the next document's calls.
    if (number === documents) post(message);
  };

  function tell(name, message) {
    if ((counts.get(name) ?? 0) > 0) post(hostEvent(name, message));
  }

  function register() {
    // The SDK registers once a document, and would repeat all its calls if answered twice. A
    // second handshake is a new document only after the first has loaded.
    if (documents > 0 && !hasLoaded) return;
    documents += 1;
    hasLoaded = false;
    counts.clear();
    settle(null);
    const { metadata, context } = described();
    post(registration(metadata, context));
  }

  function count({ name, count: subscribers }) {
    const isFirst = !counts.has(name);
    counts.set(name, subscribers);
    if (isFirst && subscribers > 0 && ON_SHOWING.includes(name) && isShown()) tell(name);
  }

  async function answer(call) {
    const number = documents;
    if (call.instanceGuid !== guid) {
      const { name, message } = new AppError('InvalidInstance', 'There is no such instance.');
      return post({ id: call.id, error: { name, message, stack: '' } });
    }
    postTo(number, await answerTo(call, deeds));
  }

  async function request({ number: asked, options }) {
    const number = documents;
    postTo(number, requestAnswer(asked, await deeds.request(options)));
  }

  function settle(refusal) {
    if (question === null) return;
    clearTimeout(question.timer);
    question.resolve(refusal);
    question = null;
  }

  const handlers = {
    count,
    call: answer,
    request,
    reply: ({ name, refusal }) => name === question?.name && settle(refusal),
    trigger: ({ name, data, instanceGuid }) => instanceGuid === guid && tell(name, data),
    other: () => undefined,
  };

  function listen(event) {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const message = readMessage(event.data, guid);
    if (message === null) return;
    if (message.kind === 'handshake') register();
    else if (documents > 0) handlers[message.kind](message);
  }

  const loaded = () => {
    hasLoaded = true;
  };
  addEventListener('message', listen);
  frame.addEventListener('load', loaded);

  return {
    tell,
    /** Asks the app; null when it agrees or has no opinion, else its words. */
    ask(name) {
      if ((counts.get(name) ?? 0) === 0) return Promise.resolve(null);
      return new Promise((resolve) => {
        question = { name, resolve, timer: setTimeout(() => settle(SLOW), REPLY_MS) };
        post(hostEvent(name, undefined, true));
      });
    },
    close() {
      removeEventListener('message', listen);
      frame.removeEventListener('load', loaded);
      settle(null);
    },
  };
}
