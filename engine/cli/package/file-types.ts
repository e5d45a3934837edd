/** Does Zendesk refuse a file of this type (zendesk_apps_support 4.52.0, mime)? */
import type { AppFile } from './folder.ts';
import type { Tell } from './problem.ts';

const ENDINGS: ReadonlySet<string> = new Set(
  'rar zip gzip pdf doc docx avi bin bz bz2 csh sh jar mp3 mpeg odt pptx ppt xls xlsx 7z'.split(
    ' ',
  ),
);

/** How such files begin; only those that Zendesk, too, tells by their content. */
const BEGINNINGS: readonly (readonly [type: string, bytes: Buffer])[] = [
  ['zip', Buffer.from('PK\x03\x04', 'latin1')],
  ['rar', Buffer.from('Rar!\x1a\x07', 'latin1')],
  ['gzip', Buffer.from([0x1f, 0x8b])],
  ['pdf', Buffer.from('%PDF-')],
  ['mp3', Buffer.from('ID3')],
  ['mpeg', Buffer.from([0, 0, 1, 0xba])],
];

export function checkFileType({ path, bytes }: AppFile, tell: Tell): void {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (ENDINGS.has(ending)) {
    tell('forbiddenType', path, `Zendesk takes no .${ending} file; leave it out`);
    return;
  }
  const found = BEGINNINGS.find(([, start]) => bytes.subarray(0, start.length).equals(start));
  if (found === undefined) return;
  tell(
    'forbiddenType',
    path,
    `the content is ${found[0]}, which Zendesk does not take; leave it out`,
  );
}
