// How is an app's request sent? To the account itself as the signed-in agent; to any other host
// through the desk's proxy. The answer is shaped as the SDK's promise expects it.
import { fetchAs } from './api.js';

const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';

/** jQuery's way of saying what is sent: `{url, method, contentType, data}` with data as text. */
export function preparedRequest(given, origin) {
  const options = typeof given === 'string' ? { url: given } : (given ?? {});
  const method = String(options.type ?? options.method ?? 'GET').toUpperCase();
  const contentType = typeof options.contentType === 'string' ? options.contentType : FORM;
  const { text, query } = dataOf(options.data, method, contentType);
  const url = withQuery(String(options.url ?? ''), query);
  const isAbsolute = /^[a-z][a-z\d+.-]*:/i.test(url) || url.startsWith('//');
  // Without this, "//elsewhere" or "/\elsewhere" would pass for a path of the account.
  const isOurs = URL.canParse(url, origin) && new URL(url, origin).origin === origin;
  return { ...options, url, method, contentType, data: text, isAbsolute, isOurs };
}

function dataOf(data, method, contentType) {
  if (data === undefined || data === null) return { text: null, query: '' };
  const isObject = typeof data === 'object';
  if (method === 'GET' || method === 'HEAD') {
    return { text: null, query: isObject ? new URLSearchParams(data).toString() : String(data) };
  }
  if (!isObject) return { text: String(data), query: '' };
  const isJson = contentType.includes('json');
  const text = isJson ? JSON.stringify(data) : new URLSearchParams(data).toString();
  return { text, query: '' };
}

const withQuery = (url, query) =>
  query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;

/** `{isDone, args}`: what goes back as `responseArgs`. */
export function shapedAnswer({ status, statusText, headers, text }, options) {
  const xhr = { status, statusText, readyState: 4, responseText: text, responseHeaders: headers };
  const type = headers['content-type'] ?? '';
  const isJson = options.dataType === 'json' || (!options.dataType && type.includes('json'));
  let data = text;
  if (isJson && text.trim() !== '') {
    try {
      data = JSON.parse(text);
      xhr.responseJSON = data;
    } catch {
      // As with jQuery, an answer that is not the JSON it was said to be has failed.
      if (status < 300) return { isDone: false, args: [xhr, 'parsererror', 'Not JSON'] };
    }
  }
  if (status < 200 || status >= 300) return { isDone: false, args: [xhr, 'error', statusText] };
  return { isDone: true, args: [options.httpCompleteResponse ? xhr : data, 'success', xhr] };
}

function refused(status, statusText, error) {
  const headers = { 'content-type': 'application/json' };
  return shapedAnswer({ status, statusText, headers, text: JSON.stringify({ error }) }, {});
}

/** Sends what an app asks for; never rejects, since an unanswered request waits for ever. */
export async function performRequest(given, agentId) {
  const options = preparedRequest(given, location.origin);
  try {
    if (options.isOurs) return await toAccount(options, agentId);
    if (!options.isAbsolute) return refused(400, 'Bad Request', 'A request needs a path or a URL.');
    if (options.cors === true) {
      const why = 'This desk sends nothing with cors: true; fetch it in the app itself.';
      return refused(400, 'Bad Request', why);
    }
    return await throughProxy(options);
  } catch (error) {
    return refused(502, 'Bad Gateway', error instanceof Error ? error.message : String(error));
  }
}

async function toAccount(options, agentId) {
  const { pathname, search } = new URL(options.url, location.origin);
  if (!pathname.startsWith('/api/')) {
    return refused(404, 'Not Found', `The account has no ${pathname} for apps.`);
  }
  const body = options.data ?? undefined;
  const contentType = options.contentType;
  const answer = await fetchAs(agentId, options.method, pathname + search, { body, contentType });
  return shapedAnswer(await partsOf(answer), options);
}

async function partsOf(answer) {
  const { status, statusText } = answer;
  const headers = Object.fromEntries(answer.headers);
  return { status, statusText, headers, text: await answer.text() };
}

async function throughProxy({ url, method, contentType, data, headers, secure, jwt, ...rest }) {
  const answer = await fetch('/desk/app/proxy', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-palier-desk': '1' },
    body: JSON.stringify({
      ...{ url, type: method, contentType, data, headers, secure, jwt },
      timeout: rest.timeout,
    }),
  });
  const body = await answer.json();
  if (!answer.ok) return refused(answer.status, answer.statusText, body.error);
  return shapedAnswer(body, rest);
}
