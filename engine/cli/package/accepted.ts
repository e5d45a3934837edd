/** Which texts look like something forbidden, and are known to be nothing of the kind? */

/**
 * A word that lies inside one of these is not told. They are React 18's and React DOM's, minified:
 * a table of input types, the question whether a field holds text, as two bundlers write it, and
 * the name under which the one finds what the other keeps to itself.
 */
const TEXTS: readonly string[] = [
  'number:!0,password:!0,range:!0,search:!0,tel:!0',
  '"password"===a.type)||"textarea"===',
  '.type===`password`)||',
  '__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED',
];

/** Names of XML vocabularies; nothing is ever fetched from them. */
const ADDRESSES: ReadonlySet<string> = new Set([
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1999/xlink',
  'http://www.w3.org/2000/svg',
  'http://www.w3.org/2000/xmlns/',
  'http://www.w3.org/XML/1998/namespace',
]);

export function isAcceptedAddress(address: string): boolean {
  return ADDRESSES.has(address);
}

/** Whether what is found at an offset lies inside one of the texts. */
export function isAcceptedText(text: string, offset: number, length: number): boolean {
  const word = text.slice(offset, offset + length);
  return TEXTS.some((known) => {
    for (let at = known.indexOf(word); at !== -1; at = known.indexOf(word, at + 1)) {
      if (offset >= at && text.startsWith(known, offset - at)) return true;
    }
    return false;
  });
}
