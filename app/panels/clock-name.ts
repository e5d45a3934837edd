// What is a clock called? By the promise's own name when the policy gave it one, else by what it
// measures; later instances carry their number.
import type { ClockView } from '../../engine/http/contract.ts';
import type { Texts } from '../i18n/texts.ts';

/** "Next reply 3", or the policy's own name for the promise. */
export function clockName(
  clock: Pick<ClockView, 'promise' | 'clock' | 'instance'>,
  texts: Texts,
): string {
  const own = clock.promise === clock.clock ? null : clock.promise;
  const name = own ?? texts.find(`clock.name.${clock.clock}`) ?? clock.clock;
  if (clock.instance <= 1) return name;
  return texts.say('clock.instance', { name, instance: clock.instance });
}
