// How do tickets read in a list? Their state as a shape, the subject as this agent may read it in
// Zendesk, and when the next deadline is.
import type { Standing } from '../../engine/http/contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { seenTickets } from '../zaf/ticket-update.ts';
import { NearTime } from './NearTime.tsx';
import { StateShape } from './StateChip.tsx';
import { useSurroundings } from './Surroundings.tsx';
import { useByIds } from './use-brought.ts';

export function StandingList(props: {
  readonly standings: readonly Standing[];
  /** How many there are, shown or not. */
  readonly total: number;
}) {
  const { standings, total } = props;
  const { texts } = useLanguage();
  const { zendesk } = useSurroundings();
  const seen = useByIds(
    standings.map(({ id }) => id),
    seenTickets,
  );
  return (
    <>
      <ul className="standings">
        {standings.map(({ id, state, dueAt }) => (
          <li key={id} className="standing">
            <StateShape state={state} />
            <button
              type="button"
              className="standing-link"
              title={texts.say('sidebar.customer.openTicket', { id })}
              onClick={() => {
                // The page stays as it is where Zendesk does not go there.
                zendesk.invoke('routeTo', 'ticket', id).catch(() => undefined);
              }}
            >
              #{id} <bdi>{seen.get(id)?.subject}</bdi>
            </button>
            {dueAt !== null && <NearTime at={dueAt} />}
          </li>
        ))}
      </ul>
      {standings.length < total && (
        <p className="quiet">
          {texts.say('sidebar.customer.cut', { shown: standings.length, count: total })}
        </p>
      )}
    </>
  );
}
