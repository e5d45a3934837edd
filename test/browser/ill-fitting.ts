/**
 * Which words of ours do not fit their place? Looked for in the page as it is drawn: what sticks
 * out of its box or is cut off, and words broken in the middle. What tickets bring may be cut.
 */
import type { Frame, Page } from 'playwright-core';

/** A line for each ill-fitting thing that can be seen; empty when all fits. */
export function illFitting(page: Page | Frame, root = '#board'): Promise<readonly string[]> {
  return page.evaluate((within) => {
    // Tickets' own words and the engine's sentences, cut on purpose and whole when unfolded.
    const OF_TICKETS =
      '.board, .spoken, .row-subject, .row-org, .row-why, .row-meta, .row-tier-name, .alert-subject, ' +
      '.alert-meta, .alert-meta *, .happening-text *, .fact dd *, .fold-summary, .standing-link';
    const said = (element: Element) =>
      `${element.className || element.tagName}: ${element.textContent?.slice(0, 60)}`;
    const isSeen = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && element.clientWidth > 1;
    const found: string[] = [];
    const all = [...document.querySelectorAll(`${within} *`)].filter(
      (element) =>
        !element.matches(OF_TICKETS) &&
        element.closest('.spoken, svg') === null &&
        // Garden's frame around a menu lets it reach over the edge; menus are measured below.
        element.querySelector(':scope > select') === null,
    );
    for (const element of all.filter(isSeen)) {
      const isTooWide = element.scrollWidth > element.clientWidth + 1;
      const isScrolled = getComputedStyle(element).overflowY === 'auto';
      const isTooHigh = element.scrollHeight > element.clientHeight + 1 && !isScrolled;
      if (isTooWide || isTooHigh) found.push(`sticks out: ${said(element)}`);
    }
    const pen = document.createElement('canvas').getContext('2d');
    for (const menu of document.querySelectorAll('select')) {
      const style = getComputedStyle(menu);
      const room =
        menu.clientWidth -
        Number.parseFloat(style.paddingLeft) -
        Number.parseFloat(style.paddingRight);
      for (const { text } of pen === null ? [] : menu.options) {
        Object.assign(pen as CanvasRenderingContext2D, { font: style.font });
        const width = (pen as CanvasRenderingContext2D).measureText(text).width;
        const over = Math.ceil(width - room);
        if (over > 0) found.push(`longer than its menu by ${over} px: ${text}`);
      }
    }
    for (const element of all) {
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !element.checkVisibility()) continue;
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}’]+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) found.push(`broken: ${word}`);
        }
      }
    }
    return found;
  }, root);
}
