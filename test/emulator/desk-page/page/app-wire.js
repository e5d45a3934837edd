// What does a message of the app’s SDK say? Anything that is not of the protocol is null.

/**
 * One message as `{kind, …}`; null for what is not the SDK's, or of another app. Whether it came
 * from the app's own window is for the caller to check, as the browser alone knows it.
 */
export function readMessage(data, appGuid) {
  const message = parsed(data);
  if (message === null || message.appGuid !== appGuid) return null;
  const instanceGuid = message.instanceGuid ?? appGuid;
  if (typeof message.request === 'string') {
    const { id, request, params } = message;
    return { kind: 'call', id, request, params, instanceGuid };
  }
  if (typeof message.key !== 'string') return null;
  return { ...keyed(message.key, message), instanceGuid };
}

function parsed(data) {
  let value = data;
  if (typeof data === 'string') {
    try {
      value = JSON.parse(data);
    } catch {
      // Other scripts post text of their own between windows; it is none of the host's business.
      return null;
    }
  }
  return typeof value === 'object' && value !== null ? value : null;
}

function keyed(key, { message, error }) {
  if (key === 'iframe.handshake') return { kind: 'handshake', version: message?.version };
  const [, verb, name] = /^iframe\.(on|off|reply|trigger):(.+)$/.exec(key) ?? [];
  if (verb === 'on' || verb === 'off') {
    return { kind: 'count', name, count: Number(message?.subscriberCount) || 0 };
  }
  if (verb === 'reply') return { kind: 'reply', name, refusal: refusalOf(error) };
  if (verb === 'trigger') return { kind: 'trigger', name, data: message };
  const number = /^request:(\d+)$/.exec(key)?.[1];
  if (number !== undefined) return { kind: 'request', number, options: message };
  // `session.live`, `__track__` and whatever an app posts by a name of its own.
  return { kind: 'other', name: key };
}

/** The text of a veto; null when the app agrees. A handler that returns false gives no text. */
function refusalOf(error) {
  if (error === undefined || error === null) return null;
  const { msg } = error;
  return typeof msg === 'string' && msg !== '' ? msg : 'The app does not allow saving this ticket.';
}

/** The registration: sent once to each document, since the SDK would repeat all it had queued. */
export function registration(metadata, context) {
  return { key: 'zaf.app.registered', message: { metadata, context } };
}

/**
 * An event of the host; with `needsReply` the app's handlers may veto. `instanceGuid` names another
 * instance whose event it is: the SDK throws at one that its app has not asked for.
 */
export function hostEvent(name, message, { needsReply = false, instanceGuid } = {}) {
  return {
    key: `zaf.${name}`,
    ...(message !== undefined && { message }),
    ...(needsReply && { needsReply }),
    ...(instanceGuid !== undefined && { instanceGuid }),
  };
}

/** The answer to a request, for the handlers that the SDK keeps by its number. */
export function requestAnswer(number, { isDone, args }) {
  const key = `zaf.request:${number}.${isDone ? 'done' : 'fail'}`;
  return { key, message: { responseArgs: args } };
}
