// Who tells someone that cannot see the countdown? One live region, at a few marks before the
// deadline, when it passes, and when the state changes; never each second.
import { useEffect, useRef, useState } from 'react';
import type { AppTicket } from '../../engine/http/app-contract.ts';
import { durationText } from '../format/duration.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { useTimeText } from './BoardTimeContext.tsx';
import { clockName } from './clock-name.ts';

const MINUTE_MS = 60_000;
const MARKS_MS = [60, 30, 10, 5, 1, 0].map((minutes) => minutes * MINUTE_MS);

export function DeadlineSpeaker({ ticket }: { readonly ticket: AppTicket['ticket'] }) {
  const { texts } = useLanguage();
  const clock = ticket.clocks.find(({ governing }) => governing) ?? null;
  const at = clock === null || clock.paused ? null : clock.deadlineAt;
  const name = clock === null ? '' : clockName(clock, texts);
  const mark = useTimeText(at !== null, (nowMs) => markAt(at, nowMs));
  const [spoken, setSpoken] = useState('');
  const before = useRef<string | null>(null);
  useEffect(() => {
    const key = `${name} ${mark} ${ticket.state}`;
    const isFirst = before.current === null;
    const hasMoved = before.current !== key;
    before.current = key;
    if (isFirst || !hasMoved || name === '') return;
    if (ticket.state === 'breached')
      setSpoken(texts.say('sidebar.spoken.breached', { promise: name }));
    else if (mark === '0') setSpoken(texts.say('sidebar.spoken.late', { promise: name }));
    else if (mark !== '') {
      const time = durationText(Number(mark), texts);
      setSpoken(texts.say('sidebar.spoken.left', { promise: name, time }));
    }
  }, [name, mark, ticket.state, texts]);
  return (
    <p className="spoken" role="status" aria-live="polite">
      {spoken}
    </p>
  );
}

/**
 * The last mark that was passed, in milliseconds before the deadline; empty before the first. At
 * the deadline itself a reply is still in time (decision 0002).
 */
export function markAt(at: string | null, nowMs: number): string {
  if (at === null) return '';
  const leftMs = Date.parse(at) - nowMs;
  const passed = MARKS_MS.filter((markMs) => (markMs === 0 ? leftMs < 0 : leftMs <= markMs));
  return passed.length === 0 ? '' : String(passed.at(-1));
}
