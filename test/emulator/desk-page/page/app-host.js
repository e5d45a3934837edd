// How do the page and the app in its frame talk? By the SDK's wire protocol: the app registers,
// asks and subscribes; the page answers, tells and asks before a save.
import { answerTo } from './app-answer.js';
import { hostEvent, readMessage, registration, requestAnswer } from './app-wire.js';

const REPLY_MS = 30_000;
const SLOW = 'The app did not answer within 30 seconds whether the ticket may be saved.';

/** Events that an app hears at once when it subscribes while its tray is shown. */
const ON_SHOWING = ['app.activated', 'pane.activated'];

/**
 * Serves one frame until `close`. `deeds` are `{get, set, invoke, request}`; `described` gives
 * `{metadata, context}` for the registration; `isShown` tells whether the agent sees the app.
 */
export class AppHost {
  #given;
  /** How many handlers the app has for each event. */
  #counts = new Map();
  #documents = 0;
  #hasLoaded = false;
  #question = null;

  constructor(given) {
    this.#given = given;
    addEventListener('message', this.#listen);
    given.frame.addEventListener('load', this.#loaded);
  }

  close() {
    removeEventListener('message', this.#listen);
    this.#given.frame.removeEventListener('load', this.#loaded);
    this.#settle(null);
  }

  /** Tells an event to an app that has subscribed to it. */
  tell(name, message) {
    if ((this.#counts.get(name) ?? 0) > 0) this.#post(hostEvent(name, message));
  }

  /** Asks the app; null when it agrees or has no opinion, else its words. */
  ask(name) {
    if ((this.#counts.get(name) ?? 0) === 0) return Promise.resolve(null);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(SLOW), REPLY_MS);
      this.#question = { name, resolve, timer };
      this.#post(hostEvent(name, undefined, true));
    });
  }

  #listen = (event) => {
    const { frame, origin, guid } = this.#given;
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const message = readMessage(event.data, guid);
    if (message === null) return;
    if (message.kind === 'handshake') this.#register();
    else if (this.#documents > 0) this.#take(message);
  };

  #loaded = () => {
    this.#hasLoaded = true;
  };

  #take(message) {
    const { name } = message;
    switch (message.kind) {
      case 'count':
        return this.#count(name, message.count);
      case 'call':
        return this.#answer(message);
      case 'request':
        return this.#request(message);
      case 'reply':
        return name === this.#question?.name && this.#settle(message.refusal);
      case 'trigger':
        return message.instanceGuid === this.#given.guid && this.tell(name, message.data);
    }
  }

  #post(message) {
    const { frame, origin } = this.#given;
    frame.contentWindow?.postMessage(JSON.stringify(message), origin);
  }

  /** An answer to a document that is gone would be taken for one of the next document's calls. */
  #postTo(number, message) {
    if (number === this.#documents) this.#post(message);
  }

  #register() {
    // The SDK registers once a document, and would repeat all its calls if answered twice. A
    // second handshake is a new document only after the first has loaded.
    if (this.#documents > 0 && !this.#hasLoaded) return;
    this.#documents += 1;
    this.#hasLoaded = false;
    this.#counts.clear();
    this.#settle(null);
    const { metadata, context } = this.#given.described();
    this.#post(registration(metadata, context));
  }

  #count(name, subscribers) {
    const isFirst = !this.#counts.has(name);
    this.#counts.set(name, subscribers);
    if (isFirst && ON_SHOWING.includes(name) && this.#given.isShown()) this.tell(name);
  }

  async #answer(call) {
    const number = this.#documents;
    const { guid, deeds } = this.#given;
    if (call.instanceGuid === guid) return this.#postTo(number, await answerTo(call, deeds));
    const error = { name: 'InvalidInstance', message: 'There is no such instance.', stack: '' };
    return this.#post({ id: call.id, error });
  }

  async #request({ number: asked, options }) {
    const number = this.#documents;
    this.#postTo(number, requestAnswer(asked, await this.#given.deeds.request(options)));
  }

  #settle(refusal) {
    if (this.#question === null) return;
    clearTimeout(this.#question.timer);
    this.#question.resolve(refusal);
    this.#question = null;
  }
}
