// Where does this ticket stand in the queue, and which is next? The place and its reason; taking
// the next ticket is one click.
import { Button } from '@zendeskgarden/react-buttons';
import { useState } from 'react';
import type { AppTicket } from '../../engine/http/app-contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { failureOf } from '../zaf/failure.ts';
import { SHOWN_AT_ONCE } from '../zaf/shown-at-once.ts';
import { takeNext } from '../zaf/take-next.ts';
import { Fold } from './Fold.tsx';
import { failureText } from './failure-text.ts';
import { useSurroundings } from './Surroundings.tsx';

type Taking = { readonly isTaking: boolean; readonly said: string | null };

export function PlacePanel({ ticket }: { readonly ticket: AppTicket['ticket'] }) {
  const { texts } = useLanguage();
  const { zendesk, engine, person } = useSurroundings();
  const [{ isTaking, said }, setTaking] = useState<Taking>({ isTaking: false, said: null });
  const take = async () => {
    if (isTaking) return;
    setTaking({ isTaking: true, said: null });
    try {
      const { queue } = await engine.queue(SHOWN_AT_ONCE);
      const id = await takeNext(zendesk, person, queue);
      if (id !== null) await zendesk.invoke('routeTo', 'ticket', id);
      const text =
        id === null ? texts.say('sidebar.queue.none') : texts.say('sidebar.queue.taken', { id });
      setTaking({ isTaking: false, said: text });
    } catch (thrown) {
      setTaking({ isTaking: false, said: failureText(failureOf(thrown), texts) });
    }
  };
  const { place, placeWhy, queueTotal } = ticket;
  return (
    <>
      <Fold
        title={texts.say('sidebar.queue.title')}
        summary={
          place === null
            ? texts.say('sidebar.queue.notIn')
            : texts.say('sidebar.queue.place', { place, total: queueTotal })
        }
        aside={
          <Button size="small" onClick={take} aria-disabled={isTaking}>
            {texts.say(isTaking ? 'sidebar.queue.taking' : 'sidebar.queue.take')}
          </Button>
        }
      >
        <p>{placeWhy}</p>
      </Fold>
      <p className="said" role="status">
        {said}
      </p>
    </>
  );
}
