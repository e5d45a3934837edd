// What does an agent see beside a person or an organization, on the phone, before there is a
// ticket? What the customer is owed, and the tickets that are open already.
import { useCallback, useMemo, useState } from 'react';
import type { AppOrganization } from '../../engine/http/app-contract.ts';
import type { BoardTime } from '../engine/board-time.ts';
import { followAnswer } from '../engine/follow-answer.ts';
import { pageTimers } from '../engine/timers.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { AgeNote } from '../panels/AgeNote.tsx';
import { CustomerPanel } from '../panels/CustomerPanel.tsx';
import { failureText } from '../panels/failure-text.ts';
import { Skeleton } from '../panels/Skeleton.tsx';
import { StandingList } from '../panels/StandingList.tsx';
import { useFollowed, useSurroundings } from '../panels/Surroundings.tsx';
import { useBrought } from '../panels/use-brought.ts';
import { organizationsHere } from '../zaf/organizations.ts';
import type { Named } from '../zaf/record.ts';

export function CustomerSidebar({ time }: { readonly time: BoardTime }) {
  const { texts } = useLanguage();
  const { zendesk } = useSurroundings();
  const here = useBrought(useCallback(() => organizationsHere(zendesk), [zendesk]));
  const [chosen, setChosen] = useState(0);
  if (here === null) return <Skeleton />;
  const organization = here[chosen] ?? here[0];
  if (organization === undefined) {
    return <p className="empty">{texts.say('sidebar.customer.noOrganization')}</p>;
  }
  return (
    <main className="sidebar">
      {here.length > 1 && (
        <label className="pick">
          <span>{texts.say('sidebar.customer.pick')}</span>
          <select value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
            {here.map(({ id, name }, index) => (
              <option key={id} value={index}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Organization key={organization.id} organization={organization} time={time} />
    </main>
  );
}

function Organization(props: { readonly organization: Named; readonly time: BoardTime }) {
  const { organization, time } = props;
  const { texts } = useLanguage();
  const { engine, shown } = useSurroundings();
  const { id } = organization;
  const following = useMemo(
    () =>
      followAnswer<AppOrganization>({
        ask: () => engine.organization(id),
        changesAt: ({ entitlement }) => entitlement.people?.opensAt ?? null,
        time,
        shown,
        timers: pageTimers,
      }),
    [engine, id, shown, time],
  );
  const { answer, failure } = useFollowed(following);
  if (answer === null) {
    if (failure === null) return <Skeleton />;
    return (
      <p className="trouble" role="alert">
        {failureText(failure, texts)}
      </p>
    );
  }
  const { tier, policy, why, entitlement, tickets, openTotal, health, nowAt } = answer;
  return (
    <>
      <h2 className="row-name">
        <bdi>{organization.name}</bdi>
      </h2>
      <AgeNote health={health} answeredAt={nowAt} failure={failure} />
      <CustomerPanel
        tier={tier}
        policy={policy}
        entitlement={entitlement}
        why={why}
        startsOpen={true}
      />
      <section className="row-panel" aria-labelledby="open-title">
        <h2 className="row-name" id="open-title">
          {texts.say('sidebar.customer.openTickets', { count: openTotal })}
        </h2>
        <StandingList standings={tickets} total={openTotal} />
      </section>
    </>
  );
}
