/**
 * Who opens a ticket when the board stands in a frame? The page around it is told; when that page
 * is the demo's desk (both on loopback) it shows the ticket itself and no tab is opened. Anywhere
 * else the link does its ordinary work as well, as nobody may be listening.
 */
import type { OpenTicket } from '../panels/TicketLink.tsx';

interface Surroundings {
  readonly isFramed: boolean;
  readonly ownHost: string;
  /** The surrounding page's origin, when the browser tells. */
  readonly parentOrigin: string | null;
  post(message: { readonly palier: 'openTicket'; readonly id: number }, origin: string): void;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** How this page opens tickets in its surroundings. */
export function openTicketIn(surroundings: Surroundings): OpenTicket {
  const { isFramed, ownHost, parentOrigin, post } = surroundings;
  const isDesk = LOOPBACK.has(ownHost) && isOnLoopback(parentOrigin);
  return (id) => {
    if (!isFramed) return false;
    // The message holds a number that the surrounding page already shows, so any page may read it.
    post({ palier: 'openTicket', id }, parentOrigin ?? '*');
    return isDesk;
  };
}

function isOnLoopback(origin: string | null): boolean {
  return origin !== null && URL.canParse(origin) && LOOPBACK.has(new URL(origin).hostname);
}

/** The surroundings of the running page. */
export function pageSurroundings(): Surroundings {
  const referrer = URL.canParse(document.referrer) ? new URL(document.referrer).origin : null;
  // Firefox has no ancestorOrigins; there the referrer names the page that holds the frame.
  const ancestor = window.location.ancestorOrigins?.[0] ?? referrer;
  return {
    isFramed: window.parent !== window,
    ownHost: window.location.hostname,
    parentOrigin: ancestor,
    post: (message, origin) => window.parent.postMessage(message, origin),
  };
}
