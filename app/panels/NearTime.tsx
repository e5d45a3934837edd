// When was, or will be, this? A short local time whose title is exact.
import { useLanguage } from '../i18n/Language.tsx';
import { useTimeText } from './BoardTimeContext.tsx';

/** `at` as the viewer would say it now; read again whenever its surroundings are drawn. */
export function NearTime(props: { readonly at: string }) {
  const { moments } = useLanguage();
  const text = useTimeText(false, (nowMs) => moments.near(props.at, nowMs));
  return (
    <time dateTime={props.at} title={moments.full(props.at)}>
      {text}
    </time>
  );
}
