import type { Settings } from './settings.ts';
import { isReadable } from './web-address.ts';

/**
 * The address under which mails may bring customers to their page; null where no mail goes out, no
 * address is public, or the link could be read on its way.
 */
export function answerOrigin({
  publicUrl,
  smtpUrl,
}: Pick<Settings, 'publicUrl' | 'smtpUrl'>): string | null {
  return publicUrl === null || smtpUrl === null || isReadable(publicUrl) ? null : publicUrl;
}
