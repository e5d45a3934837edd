/**
 * Can the board be believed just now, and does the engine act? Always there and one line high, so
 * that bad news moves nothing on the page; the rest unfolds on demand.
 */
import { useState } from 'react';
import type { Health } from '../../engine/http/contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { Shape, type ShapeName } from './Shape.tsx';
import type { Tone } from './StateChip.tsx';

export interface Outage {
  /** The engine's time when it last answered; null when it never did. */
  readonly sinceMs: number | null;
  /** The engine's own sentence when it refused. */
  readonly detail: string | null;
}

interface Props {
  readonly health: Health | null;
  readonly nowMs: number | null;
  readonly outage: Outage | null;
}

interface Notice {
  readonly tone: Tone;
  readonly text: string;
  /** Troubles come from the engine in English, whatever the page speaks (decision 0013). */
  readonly lang?: 'en';
}

const BEHIND_MS = 5 * 60_000;
const SHAPES: Readonly<Record<Tone, ShapeName>> = {
  danger: 'octagon',
  warning: 'triangle',
  quiet: 'info',
  good: 'check',
};

export function HealthBanner(props: Props) {
  const { texts } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const notices = useNotices(props);
  const [first, ...others] = notices;
  const tone = first?.tone ?? 'quiet';
  return (
    <section className={`health health-${tone}`} aria-label={texts.say('board.health.label')}>
      <div className="health-line">
        <Shape name={SHAPES[tone]} />
        <p className="health-text" title={first?.text} lang={first?.lang}>
          {first?.text ?? texts.say('board.loading')}
        </p>
        {others.length > 0 && (
          <button
            type="button"
            className="plain-button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {texts.say('board.health.more', { count: others.length })}
          </button>
        )}
        <HealthFacts health={props.health} nowMs={props.nowMs} />
      </div>
      {isOpen && others.length > 0 && (
        <ul className="health-rest">
          {notices.map((notice) => (
            <li key={notice.text} lang={notice.lang}>
              {notice.text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function HealthFacts(props: { readonly health: Health | null; readonly nowMs: number | null }) {
  const { texts, moments } = useLanguage();
  const { health, nowMs } = props;
  if (health === null || nowMs === null) return null;
  const judged =
    health.judgedAsOf === null
      ? texts.say('board.health.judgedNever')
      : texts.say('board.health.judged', { at: moments.near(health.judgedAsOf, nowMs) });
  const exact = health.judgedAsOf === null ? undefined : moments.full(health.judgedAsOf);
  return (
    <p className="health-facts">
      <span title={exact}>{judged}</span>{' '}
      <span>{texts.say('board.health.policy', { policy: health.policy })}</span>
    </p>
  );
}

/** Worst first: no connection, stopped, behind, the engine's troubles, then what its mode means. */
function useNotices({ health, nowMs, outage }: Props): readonly Notice[] {
  const { texts, moments } = useLanguage();
  const at = (ms: number) => moments.near(new Date(ms).toISOString(), nowMs ?? ms);
  const notices: Notice[] = [];
  if (outage !== null) {
    const { detail, sinceMs } = outage;
    if (detail !== null) {
      notices.push({ tone: 'danger', text: texts.say('board.health.refused', { detail }) });
    } else if (sinceMs === null) {
      notices.push({ tone: 'danger', text: texts.say('board.health.unreachableNever') });
    } else {
      const text = texts.say('board.health.unreachable', { at: at(sinceMs) });
      notices.push({ tone: 'danger', text });
    }
  }
  if (health === null) return notices;
  if (health.stopped) notices.push({ tone: 'danger', text: texts.say('board.health.stopped') });
  const judgedMs = health.judgedAsOf === null ? null : Date.parse(health.judgedAsOf);
  if (judgedMs !== null && nowMs !== null && nowMs - judgedMs > BEHIND_MS) {
    notices.push({ tone: 'warning', text: texts.say('board.health.behind', { at: at(judgedMs) }) });
  }
  for (const text of health.troubles) notices.push({ tone: 'warning', text, lang: 'en' });
  if (!health.stopped) {
    const tone = health.mode === 'live' && notices.length === 0 ? 'good' : 'quiet';
    const text = texts.find(`board.health.${health.mode}`) ?? health.mode;
    if (tone === 'good' || health.mode !== 'live') notices.push({ tone, text });
  }
  return notices;
}
