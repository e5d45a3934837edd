// What does an app let the page do? Few things; all others are answered with an error, not with
// silence.
import { AppError } from './app-answer.js';

const HEIGHT_PX_MAX = 4000;

/** The height of a resize in pixels; null when it names none that can be taken. */
export function heightOf(size) {
  const given = typeof size === 'object' && size !== null ? size.height : undefined;
  const found = /^(\d+(?:\.\d+)?)(?:px)?$/.exec(String(given ?? ''))?.[1];
  return found === undefined ? null : Math.min(Math.ceil(Number(found)), HEIGHT_PX_MAX);
}

const BAD_TONES = ['alert', 'error'];

/** What only an app beside a ticket may do. */
function ofTicket(page) {
  if (page.append === undefined) return {};
  const append = ([text]) => page.append(String(text ?? ''));
  const tagged = (change) => (args) => page.tags(change, args.flat().map(String));
  return {
    'ticket.comment.appendText': append,
    'comment.appendText': append,
    'ticket.tags.add': tagged((tags, given) => [...new Set([...tags, ...given])]),
    'ticket.tags.remove': tagged((tags, given) => tags.filter((tag) => !given.includes(tag))),
  };
}

/**
 * `page` is what the desk's page lends: `{resize, notify, openTicket, create}`, beside a ticket
 * `{append, tags}`, and to what may end itself `destroy`.
 */
export function invoking(page) {
  const deeds = {
    resize: ([size]) => page.resize(size),
    notify: ([text, kind]) => page.notify(plain(text), BAD_TONES.includes(kind) ? 'bad' : 'info'),
    // Only an app in the top bar has a popover; Zendesk takes the call anywhere.
    popover: () => undefined,
    // Zendesk's newer SDK counts clicks with this one.
    track: () => undefined,
    routeTo: ([place, id]) => {
      if (place !== 'ticket' || !Number.isSafeInteger(Number(id))) {
        throw new AppError('NotSupported', 'leads only to a ticket on this desk');
      }
      page.openTicket(Number(id));
    },
    // The framework answers with a list, as it may make several.
    'instances.create': ([options]) => [page.create(options)],
    ...(page.destroy && { destroy: () => page.destroy() }),
    ...ofTicket(page),
  };
  return (name, args) => {
    if (!Object.hasOwn(deeds, name)) {
      throw new AppError('NotSupported', 'is nothing this desk can do');
    }
    return deeds[name](args);
  };
}

/** Zendesk shows a little markup in notices; here its words are shown. */
function plain(text) {
  return String(text ?? '').replace(/<[^>]*>/g, '');
}
