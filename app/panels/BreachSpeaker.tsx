// Who tells someone that cannot see the board? A live region that speaks when a breach is new, and
// says how many when they come all at once.
import { useEffect, useRef, useState } from 'react';
import type { Happening } from '../../engine/http/contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { breachKeys, newBreaches } from './new-breaches.ts';

const SPOKEN_MAX = 3;

export function BreachSpeaker({
  happenings,
}: {
  readonly happenings: readonly Happening[] | null;
}) {
  const { texts } = useLanguage();
  const known = useRef<ReadonlySet<string> | null>(null);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (happenings === null) return;
    const before = known.current;
    known.current = breachKeys(happenings);
    if (before === null) return;
    const fresh = newBreaches(before, happenings);
    if (fresh.length === 0) return;
    const sentences = fresh.map((breach) => breach.text).join(' ');
    const count = texts.say('board.happenings.newBreaches', { count: fresh.length });
    setSpoken(fresh.length > SPOKEN_MAX ? count : sentences);
  }, [happenings, texts]);
  return (
    <p className="spoken" role="status" aria-live="polite">
      {spoken}
    </p>
  );
}
