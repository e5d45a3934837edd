// Where am I, what time is it for the engine, and is this live?
import type { Language } from '../../engine/wording/language.ts';
import type { LinkState } from '../engine/follow-board.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { useBoardTime, useTimeText } from './BoardTimeContext.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';

interface Props {
  readonly link: LinkState;
  readonly onLanguage: (language: Language) => void;
}

export function BoardHeader({ link, onLanguage }: Props) {
  const { texts, moments } = useLanguage();
  const speed = useSpeed();
  const face = useTimeText(true, (nowMs) => moments.face(nowMs));
  return (
    <header className="top">
      <h1 className="top-name">
        {texts.say('app.name')} <span className="top-title">{texts.say('board.title')}</span>
      </h1>
      <p className={`link link-${link}`} title={texts.say(`board.link.${link}Hint`)}>
        <span className="link-dot" aria-hidden="true" />
        <span className="link-text">{texts.say(`board.link.${link}`)}</span>
      </p>
      <p className={`top-speed${speed === '' ? '' : ' top-speed-set'}`}>{speed}</p>
      <p className="top-clock">
        <span className="spoken">{texts.say('board.clockLabel')}: </span>
        <span className="top-face">{face}</span>
      </p>
      <LanguageChoice onLanguage={onLanguage} />
    </header>
  );
}

/** Nothing in ordinary life; a demo's desk that is paused or hurried must be seen to be. */
function useSpeed(): string {
  const { texts } = useLanguage();
  const time = useBoardTime();
  return useTimeText(true, () => {
    const speed = time.speed();
    if (speed === 1) return '';
    return speed === 0 ? texts.say('board.pausedTime') : texts.say('board.speedTime', { speed });
  });
}
