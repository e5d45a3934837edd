/** Are the pictures such that Zendesk takes them as they are (zendesk_apps_support 4.52.0)? */
import type { AppFile } from './folder.ts';
import type { Tell } from './problem.ts';

const BANNER = 'assets/banner.png';
const BANNER_SIZES = ['830×200', '1660×400'];
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export function checkImage(file: AppFile, tell: Tell): void {
  if (file.path === BANNER) checkBanner(file, tell);
  if (/^assets\/.*\.svg$/.test(file.path)) warnOfSvg(file, tell);
}

function checkBanner({ path, bytes }: AppFile, tell: Tell): void {
  const expected = `write a PNG of ${BANNER_SIZES.join(' or ')} pixels`;
  // A PNG begins with its mark and the chunk IHDR: length, name, width, height.
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(PNG)) {
    tell('badImage', path, `this is no PNG; ${expected}`);
    return;
  }
  const size = `${bytes.readUInt32BE(16)}×${bytes.readUInt32BE(20)}`;
  if (!BANNER_SIZES.includes(size)) tell('badImage', path, `the banner is ${size}; ${expected}`);
}

/** What Zendesk cuts out of a drawing, which then is not what its author saw. */
const CUT_OUT: readonly (readonly [what: string, form: RegExp])[] = [
  ['a script', /<script\b/i],
  ['an event handler', /<[^<>]*\son\w+\s*=/i],
  ['an address that runs code', /javascript:/i],
  ['foreign markup', /<foreignObject\b/i],
  ['an embedded bitmap', /data:image\/(?:png|jpe?g|gif|webp)/i],
];

function warnOfSvg({ path, bytes }: AppFile, tell: Tell): void {
  const text = bytes.toString();
  for (const [what, form] of CUT_OUT) {
    if (form.test(text))
      tell('changedImage', path, `Zendesk rewrites a drawing with ${what}; draw it without`);
  }
}
