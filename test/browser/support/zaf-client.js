// An app's side of the framework, written from the wire protocol for tests: what the SDK posts and
// what it makes of the answers. Global `client`, for the tests to call.
const given = new URLSearchParams(location.search);
const origin = given.get('origin');
const appGuid = given.get('app_guid');
const handlers = new Map();
const calls = new Map();
const queue = [];
let lastCall = 0;
let lastRequest = 0;
let registered = null;

/** Instances that the app has asked for: the SDK throws at events of any other. */
const known = new Set([appGuid]);

const raw = (message) => window.parent.postMessage(message, origin);
const post = (message, instanceGuid = appGuid) => {
  const text = JSON.stringify({ ...message, appGuid, instanceGuid });
  if (registered !== null || message.key === 'iframe.handshake') raw(text);
  else queue.push(text);
};

function call(request, params, single, guid) {
  lastCall += 1;
  const id = lastCall;
  post({ id, request, params }, guid);
  return new Promise((resolve, reject) => {
    calls.set(id, ({ result, error }) => {
      if (error) return reject(Object.assign(new Error(error.message), { name: error.name }));
      const wrong = result.errors[single];
      if (wrong) return reject(new Error(`"${wrong.path}" ${wrong.message}`));
      // Even a single path is answered with its object, as the SDK does it.
      return resolve(result);
    });
  });
}

function on(name, handler, guid = appGuid) {
  const key = `${guid} ${name}`;
  const all = [...(handlers.get(key) ?? []), handler];
  handlers.set(key, all);
  post({ key: `iframe.on:${name}`, message: { subscriberCount: all.length } }, guid);
}

function off(name, handler) {
  const key = `${appGuid} ${name}`;
  const left = (handlers.get(key) ?? []).filter((one) => one !== handler);
  handlers.set(key, left);
  post({ key: `iframe.off:${name}`, message: { subscriberCount: left.length } });
}

function request(options) {
  lastRequest += 1;
  const key = `request:${lastRequest}`;
  return new Promise((resolve, reject) => {
    on(`${key}.done`, ({ responseArgs }) => resolve(responseArgs[0]));
    on(`${key}.fail`, ({ responseArgs }) => reject(responseArgs[0]));
    post({ key, message: typeof options === 'string' ? { url: options } : options });
  });
}

async function reply(name) {
  let error;
  try {
    for (const handler of handlers.get(`${appGuid} ${name}`) ?? []) {
      const said = await handler();
      if (said === false || typeof said === 'string') error = { msg: said };
    }
  } catch (thrown) {
    error = { msg: thrown.message };
  }
  // An object, not text, and without an instance: so the SDK does it.
  raw({ appGuid, key: `iframe.reply:${name}`, ...(error && { error }) });
}

addEventListener('message', ({ data, source, origin: from }) => {
  if (source !== window.parent || from !== origin) return;
  const message = typeof data === 'string' ? JSON.parse(data) : data;
  if (message.id !== undefined) return void calls.get(message.id)?.(message);
  const name = message.key.replace(/^zaf\./, '');
  client.heard.push(name);
  if (name === 'app.registered') {
    registered = message.message;
    for (const text of queue.splice(0)) raw(text);
  }
  if (message.needsReply) return void reply(name);
  const about = message.instanceGuid ?? appGuid;
  if (!known.has(about)) throw new Error(`An event of the unknown instance ${about}: ${name}`);
  for (const handler of handlers.get(`${about} ${name}`) ?? []) handler(message.message);
});

const trigger = (name, data, guid) => post({ key: `iframe.trigger:${name}`, message: data }, guid);

/** The app's hold on another of its instances. */
function instance(guid) {
  known.add(guid);
  return {
    get: (p) => call('get', [p], p, guid),
    invoke: (p, ...args) => call('invoke', { [p]: args }, p, guid),
    on: (name, handler) => on(name, handler, guid),
    trigger: (name, data) => trigger(name, data, guid),
  };
}

const client = {
  /** Every event of the host, in order. */
  heard: [],
  registration: () => registered,
  get: (p) => (Array.isArray(p) ? call('get', p) : call('get', [p], p)),
  set: (p, v) => (typeof p === 'object' ? call('set', p) : call('set', { [p]: v }, p)),
  invoke: (p, ...args) => call('invoke', { [p]: args }, p),
  ...{ on, off, request, post, instance },
  trigger: (name, data) => trigger(name, data),
};
window.client = client;
on('context.updated', () => undefined);
post({ key: 'iframe.handshake', message: { version: '2.0.9' } });
