// What is this customer entitled to? The tier and whether anybody is here now in one line, the
// whole in sentences behind it; a suspension is never folded away.
import type { AppTicket } from '../../engine/http/app-contract.ts';
import type { EntitlementForm } from '../../engine/http/contract.ts';
import type { Moments } from '../format/moment.ts';
import { useLanguage } from '../i18n/Language.tsx';
import type { Texts } from '../i18n/texts.ts';
import { useBoardTime } from './BoardTimeContext.tsx';
import { Fold } from './Fold.tsx';
import { Sentences } from './Sentences.tsx';
import { Shape } from './Shape.tsx';

export function CustomerPanel(props: {
  readonly tier: string | null;
  readonly policy: string;
  readonly entitlement: AppTicket['entitlement'];
  /** Why this tier; a ticket's first clock says it there. */
  readonly why?: string;
  readonly startsOpen?: boolean;
}) {
  const { tier, policy, entitlement, why, startsOpen = false } = props;
  const { texts, moments } = useLanguage();
  const nowMs = useBoardTime().nowMs() ?? 0;
  return (
    <>
      {entitlement.suspended && (
        <p className="loud" role="note">
          <Shape name="octagon" /> {texts.say('sidebar.customer.suspended')}
        </p>
      )}
      {entitlement.notices.map((notice) => (
        <p className="notice" key={notice}>
          <Shape name="info" /> <bdi>{notice}</bdi>
        </p>
      ))}
      <Fold
        title={tier ?? texts.say('sidebar.customer.noTier')}
        summary={summaryOf(entitlement, nowMs, texts, moments)}
        startsOpen={startsOpen}
      >
        <Sentences sentences={entitlement.told} />
        <p className="aside-note">
          {why !== undefined && `${why} · `}
          {texts.say('sidebar.policy', { policy })}
        </p>
      </Fold>
    </>
  );
}

function summaryOf(
  { people, pack, eventPlan }: EntitlementForm,
  nowMs: number,
  texts: Texts,
  moments: Moments,
): string {
  const parts: string[] = [];
  if (people !== null) {
    if (people.openNow) parts.push(texts.say('sidebar.customer.open'));
    else if (people.opensAt === null) parts.push(texts.say('sidebar.customer.closed'));
    else {
      const at = moments.near(people.opensAt, nowMs);
      parts.push(texts.say('sidebar.customer.closedUntil', { at }));
    }
  }
  if (eventPlan !== null) {
    const at = moments.near(eventPlan.to, nowMs);
    parts.push(texts.say('sidebar.customer.eventPlan', { at }));
  }
  if (pack !== null) parts.push(texts.say('sidebar.customer.pack', { pack }));
  return parts.join(' · ');
}
