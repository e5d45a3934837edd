// How long until an instant? Counts down once a second, only while it can be seen.
import { useRef } from 'react';
import { remainingText } from '../format/duration.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { useIsVisible, useTimeText } from './BoardTimeContext.tsx';

/** Wall-clock time to `at`, "… late" after it; the exact instant is in its title. */
export function Countdown(props: { readonly at: string }) {
  const { texts, moments } = useLanguage();
  const element = useRef<HTMLTimeElement>(null);
  const isVisible = useIsVisible(element);
  const deadlineMs = Date.parse(props.at);
  const text = useTimeText(isVisible, (nowMs) => remainingText(deadlineMs, nowMs, texts));
  return (
    <time ref={element} className="countdown" dateTime={props.at} title={moments.full(props.at)}>
      {text}
    </time>
  );
}
