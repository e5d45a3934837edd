// How long until the deadline, or since? Counted here, once a second, asking nobody.
import { durationText } from '../format/duration.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { useTimeText } from './BoardTimeContext.tsx';

export function Remaining({ at }: { readonly at: string }) {
  const { texts } = useLanguage();
  const atMs = Date.parse(at);
  const text = useTimeText(true, (nowMs) => {
    const key = nowMs > atMs ? 'sidebar.promise.late' : 'sidebar.promise.left';
    return texts.say(key, { time: durationText(atMs - nowMs, texts) });
  });
  return <strong className="remaining">{text}</strong>;
}
