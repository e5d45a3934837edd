// What happened, and who was told? Newest first, as the engine sends it; a screen reader hears of
// new breaches only.
import type { Happening } from '../../engine/http/contract.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { EmptyNote } from './EmptyNote.tsx';
import { NearTime } from './NearTime.tsx';
import { Shape, type ShapeName } from './Shape.tsx';
import type { Tone } from './StateChip.tsx';
import { TicketLink } from './TicketLink.tsx';

const LOOKS: Readonly<Record<Happening['what'], readonly [Tone, ShapeName]>> = {
  threshold: ['warning', 'triangle'],
  breach: ['danger', 'octagon'],
  retraction: ['good', 'undo'],
  digest: ['quiet', 'list'],
  notice: ['quiet', 'info'],
};

interface Props {
  /** Null before the first answer. */
  readonly happenings: readonly Happening[] | null;
  /** Where a ticket is, for those in the queue shown. */
  readonly urlOf: (ticketId: number) => string | null;
}

export function HappeningsPanel({ happenings, urlOf }: Props) {
  const { texts } = useLanguage();
  return (
    <section className="panel happenings" aria-labelledby="happenings-title">
      <header className="panel-head">
        <h2 id="happenings-title">{texts.say('board.happenings.title')}</h2>
      </header>
      {happenings?.length === 0 && (
        <EmptyNote
          shape="info"
          title={texts.say('board.happenings.emptyTitle')}
          text={texts.say('board.happenings.emptyText')}
        />
      )}
      <ul className="happened">
        {happenings?.map((happening) => (
          <Happened key={happening.key} happening={happening} urlOf={urlOf} />
        ))}
      </ul>
    </section>
  );
}

function Happened(props: { readonly happening: Happening; readonly urlOf: Props['urlOf'] }) {
  const { texts } = useLanguage();
  const { happening } = props;
  const [tone, shape] = LOOKS[happening.what] ?? LOOKS.notice;
  const url = happening.ticketId === null ? null : props.urlOf(happening.ticketId);
  const what = texts.find(`board.happenings.${happening.what}`) ?? happening.what;
  return (
    <li className={`happening happening-${tone}`}>
      <Shape name={shape} />
      <div className="happening-body">
        <p className="happening-text">
          <span className="spoken">{what}: </span>
          <bdi>{happening.text}</bdi>
        </p>
        <p className="happening-meta">
          <NearTime at={happening.at} />
          {happening.ticketId !== null && url !== null && (
            <TicketLink ticket={{ id: happening.ticketId, url }} className="happening-ticket">
              {texts.say('board.happenings.ticket', { id: String(happening.ticketId) })}
            </TicketLink>
          )}
          <span className={`delivered delivered-${happening.delivered}`}>
            {texts.find(`board.happenings.${happening.delivered}`) ?? happening.delivered}
          </span>
          {happening.late && <span>{texts.say('board.happenings.late')}</span>}
        </p>
      </div>
    </li>
  );
}
