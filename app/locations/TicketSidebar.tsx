// What does an agent see beside a ticket? What is owed, to whom, what comes next, and what can be
// done about it; each panel only where it has something to say.
import { useEffect, useMemo } from 'react';
import { createActing } from '../engine/acting.ts';
import type { BoardTime } from '../engine/board-time.ts';
import { NONCE_BYTES, nonceFrom } from '../engine/deed.ts';
import { appTicketFollowing } from '../engine/ticket-following.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { AccountNote } from '../panels/AccountNote.tsx';
import { ActsPanel } from '../panels/ActsPanel.tsx';
import { AgeNote } from '../panels/AgeNote.tsx';
import { CustomerPanel } from '../panels/CustomerPanel.tsx';
import { DeadlineSpeaker } from '../panels/DeadlineSpeaker.tsx';
import { DiagnosisPlace } from '../panels/DiagnosisPlace.tsx';
import { HistoryPanel } from '../panels/HistoryPanel.tsx';
import { InterventionPlace } from '../panels/InterventionPlace.tsx';
import { KindPanel } from '../panels/KindPanel.tsx';
import { OfflinePanel } from '../panels/OfflinePanel.tsx';
import { PlacePanel } from '../panels/PlacePanel.tsx';
import { PromisePanel } from '../panels/PromisePanel.tsx';
import { Skeleton } from '../panels/Skeleton.tsx';
import { type Surroundings, useFollowed, useSurroundings } from '../panels/Surroundings.tsx';
import { updateTicket } from '../zaf/ticket-update.ts';

export function TicketSidebar({ time }: { readonly time: BoardTime }) {
  const { texts } = useLanguage();
  const surroundings = useSurroundings();
  const { ticketId } = surroundings.zendesk;
  if (ticketId === null) return <p className="empty">{texts.say('sidebar.newTicket')}</p>;
  return <SavedTicket key={ticketId} ticketId={ticketId} time={time} />;
}

/** What an agent may try while the engine does not say what would count. */
const WITHOUT_ENGINE = [
  { action: 'promise', groups: null },
  { action: 'noReplyOwed', groups: null },
] as const;

function SavedTicket({ ticketId, time }: { readonly ticketId: number; readonly time: BoardTime }) {
  const surroundings = useSurroundings();
  const { following, acting } = useMemo(
    () => workOn(ticketId, time, surroundings),
    [ticketId, time, surroundings],
  );
  const { answer, failure, isAsking } = useFollowed(following);
  useEffect(() => acting.decided(answer?.actions), [acting, answer]);
  const retry = () => void following.refresh();
  if (answer === null) {
    if (failure === null) return <Skeleton />;
    return (
      <main className="sidebar" tabIndex={-1}>
        <OfflinePanel failure={failure} onRetry={retry} isAsking={isAsking} />
        <ActsPanel possible={WITHOUT_ENGINE} clocks={[]} acting={acting} />
      </main>
    );
  }
  const { ticket, entitlement, health } = answer;
  return (
    <main className="sidebar" tabIndex={-1}>
      <AgeNote health={health} answeredAt={answer.nowAt} failure={failure} />
      <PromisePanel ticket={ticket} />
      <AccountNote account={answer.account} />
      <CustomerPanel tier={ticket.tier} policy={ticket.policy} entitlement={entitlement} />
      <PlacePanel ticket={ticket} />
      <KindPanel answer={answer} acting={acting} />
      <DiagnosisPlace answer={answer} acting={acting} />
      <InterventionPlace answer={answer} acting={acting} />
      <ActsPanel possible={answer.actions.possible} clocks={ticket.clocks} acting={acting} />
      <HistoryPanel ticketId={ticketId} answeredAt={answer.nowAt} />
      <DeadlineSpeaker ticket={ticket} />
    </main>
  );
}

function workOn(ticketId: number, time: BoardTime, surroundings: Surroundings) {
  const { zendesk, fieldIds } = surroundings;
  const following = appTicketFollowing(ticketId, time, surroundings);
  const acting = createActing({
    write: (body) => updateTicket(zendesk, ticketId, body),
    look: () => following.refresh({ anew: true }),
    frame: () => ({ after: following.now().answer?.actions.last ?? null, ids: fieldIds }),
    freshNonce: () => nonceFrom(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))),
  });
  return { following, acting };
}
