// When was, or will be, this? A short local time whose title is exact.
import { useRef } from 'react';
import { useLanguage } from '../i18n/Language.tsx';
import { useIsVisible, useTimeText } from './BoardTimeContext.tsx';

/** `at` as the viewer would say it now; "14:30" turns into "Tue 14:30" when the day has passed. */
export function NearTime(props: { readonly at: string }) {
  const { moments } = useLanguage();
  const element = useRef<HTMLTimeElement>(null);
  const text = useTimeText(useIsVisible(element), (nowMs) => moments.near(props.at, nowMs));
  return (
    <time ref={element} dateTime={props.at} title={moments.full(props.at)}>
      {text}
    </time>
  );
}
