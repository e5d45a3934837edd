// How do the page and the app in its frame talk? By the SDK's wire protocol: the app registers,
// asks and subscribes; the page answers, tells and asks before a save.
import { answerTo } from './app-answer.js';
import { addInstance, instanceAt, removeInstance, tellInstances } from './app-instances.js';
import { hostEvent, readMessage, registration, requestAnswer } from './app-wire.js';

const REPLY_MS = 30_000;
const SLOW = 'The app did not answer within 30 seconds whether the ticket may be saved.';

/** Events that an app hears at once when it subscribes while its tray is shown. */
const ON_SHOWING = ['app.activated', 'pane.activated'];

/**
 * Serves one frame until `close`. `deeds` are `{get, set, invoke, request}`; `metadata` and
 * `context` are the registration's; `isShown` tells whether the agent sees the app.
 */
export class AppHost {
  #given;
  /** How many handlers the app has for each event, by the instance whose event it is. */
  #counts = new Map();
  #documents = 0;
  #hasLoaded = false;
  #question = null;

  constructor(given) {
    this.#given = given;
    addInstance(this);
    addEventListener('message', this.#listen);
    given.frame.addEventListener('load', this.#loaded);
  }

  close() {
    removeInstance(this);
    removeEventListener('message', this.#listen);
    this.#given.frame.removeEventListener('load', this.#loaded);
    this.#settle(null);
  }

  get guid() {
    return this.#given.context.instanceGuid;
  }

  get context() {
    return this.#given.context;
  }

  get deeds() {
    return this.#given.deeds;
  }

  /** Tells an event of this instance to it and to others that have subscribed to it. */
  tell(name, message) {
    tellInstances(this.guid, name, message);
  }

  /** An event of the instance `guid`, for the app if it has subscribed to it. */
  hear(guid, name, message) {
    if (!this.#isSubscribed(guid, name)) return;
    this.#post(hostEvent(name, message, guid === this.guid ? {} : { instanceGuid: guid }));
  }

  /** Asks the app; null when it agrees or has no opinion, else its words. */
  ask(name) {
    if (!this.#isSubscribed(this.guid, name)) return Promise.resolve(null);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(SLOW), REPLY_MS);
      this.#question = { name, resolve, timer };
      this.#post(hostEvent(name, undefined, { needsReply: true }));
    });
  }

  #isSubscribed(guid, name) {
    return (this.#counts.get(`${guid} ${name}`) ?? 0) > 0;
  }

  #listen = (event) => {
    const { frame, origin } = this.#given;
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const message = readMessage(event.data, this.guid);
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
        return this.#count(message.instanceGuid, name, message.count);
      case 'call':
        return this.#answer(message);
      case 'request':
        return this.#request(message);
      case 'reply':
        return name === this.#question?.name && this.#settle(message.refusal);
      case 'trigger':
        return tellInstances(message.instanceGuid, name, message.data);
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
    this.#post(registration(this.#given.metadata, this.context));
    tellInstances(null, 'instance.registered', this.context);
  }

  #count(guid, name, subscribers) {
    const key = `${guid} ${name}`;
    const isFirst = !this.#counts.has(key);
    this.#counts.set(key, subscribers);
    const isOwn = guid === this.guid && ON_SHOWING.includes(name);
    if (isOwn && isFirst && this.#given.isShown()) this.hear(guid, name);
  }

  async #answer(call) {
    const number = this.#documents;
    // What is asked of another instance is done there, and answered here.
    const asked = instanceAt(call.instanceGuid);
    if (asked !== null) return this.#postTo(number, await answerTo(call, asked.deeds));
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
