// What is known of a paid diagnosis? The price first, then what waits for whom, what may be
// touched, the quote, and what has been charged so far; only what there is.
import type { AppDiagnosis, ChargeForm, QuoteForm } from '../../engine/http/paid-contract.ts';
import { wordPrice } from '../../engine/wording/money.ts';
import type { Words } from '../../engine/wording/words.ts';
import { useLanguage } from '../i18n/Language.tsx';
import { useBoardTime } from './BoardTimeContext.tsx';
import { Fold } from './Fold.tsx';
import { shortPrice } from './short-price.ts';

export function DiagnosisFacts(props: { readonly diagnosis: AppDiagnosis; readonly words: Words }) {
  const { diagnosis, words } = props;
  const { texts, moments } = useLanguage();
  const nowMs = useBoardTime().nowMs() ?? 0;
  const { price, included, validUntil, waitingSince, consents, touched, quote, charges } =
    diagnosis;
  const near = (at: string) => moments.near(at, nowMs);
  return (
    <>
      {price !== null && (
        <p>{texts.say('sidebar.diagnosis.cost.would', { price: wordPrice(price, words) })}</p>
      )}
      {included && <p>{texts.say('sidebar.diagnosis.cost.included')}</p>}
      {diagnosis.sort !== null && (
        <p className="quiet">{texts.say(`sidebar.diagnosis.sort.${diagnosis.sort}`)}</p>
      )}
      {validUntil !== null && (
        <p className="quiet">
          {texts.say('sidebar.diagnosis.cost.until', { at: near(validUntil) })}
        </p>
      )}
      {waitingSince !== null && (
        <p className="quiet">
          {texts.say('sidebar.diagnosis.cost.waiting', { at: near(waitingSince) })}
        </p>
      )}
      {consents.map(({ touches, until }) => (
        <p className="quiet" key={`${until} ${touches}`}>
          {texts.say('sidebar.diagnosis.cost.may', { what: touches.join(', '), at: near(until) })}
        </p>
      ))}
      {touched.length > 0 && (
        <p className="quiet">
          {texts.say('sidebar.diagnosis.cost.begun', { what: touched.join(', ') })}
        </p>
      )}
      {quote !== null && <Quoted quote={quote} words={words} />}
      {charges.length > 0 && <Charges charges={charges} words={words} />}
    </>
  );
}

function Quoted({ quote, words }: { readonly quote: QuoteForm; readonly words: Words }) {
  const { texts } = useLanguage();
  const { lines, total, touches } = quote;
  return (
    <Fold
      level="h3"
      title={texts.say('sidebar.diagnosis.quoteTitle')}
      summary={shortPrice(total, texts, words)}
    >
      <ul className="prices">
        {lines.map(({ what, price }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a quote's lines never change
          <li key={index}>
            <bdi>{what}</bdi> <span>{wordPrice(price, words)}</span>
          </li>
        ))}
      </ul>
      <p>{texts.say('sidebar.diagnosis.quote.total', { price: wordPrice(total, words) })}</p>
      {touches.length > 0 && (
        <p className="quiet">
          {texts.say('sidebar.diagnosis.cost.touches', { what: touches.join(', ') })}
        </p>
      )}
    </Fold>
  );
}

function Charges(props: { readonly charges: readonly ChargeForm[]; readonly words: Words }) {
  const { texts } = useLanguage();
  return (
    <>
      <h3 className="quiet">{texts.say('sidebar.diagnosis.charges')}</h3>
      <ul className="prices">
        {props.charges.map(({ key, what, price, state }) => (
          <li key={key}>
            {texts.find(`sidebar.diagnosis.charge.${what}`) ?? what}{' '}
            <span>
              {wordPrice(price, props.words)} ·{' '}
              {texts.find(`sidebar.diagnosis.chargeState.${state}`) ?? state}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
