// How is the kind corrected? A choice, what would follow from it before it is made, and a reason
// where a breach on record would be withdrawn.
import { Button } from '@zendeskgarden/react-buttons';
import { Field, Label, Select } from '@zendeskgarden/react-forms';
import { type FormEvent, useCallback, useState } from 'react';
import type { AppPreview, AppTicket } from '../../../engine/http/app-contract.ts';
import type { Acting } from '../../engine/acting.ts';
import type { Deed } from '../../engine/deed.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import type { Texts } from '../../i18n/texts.ts';
import { useSurroundings } from '../Surroundings.tsx';
import { useBrought } from '../use-brought.ts';
import { type Choices, readChoices } from './choices.ts';
import { useFocusBack } from './use-focus-back.ts';
import { WhyField, whyProblem } from './WhyField.tsx';

export function KindForm(props: {
  readonly answer: AppTicket;
  readonly acting: Acting;
  readonly onClose: () => void;
}) {
  const { answer, acting, onClose } = props;
  useFocusBack();
  const { texts } = useLanguage();
  const { ticket, kinds } = answer;
  const [kind, setKind] = useState(ticket.kind ?? ticket.proposedKind ?? kinds[0]?.name ?? '');
  const [chosenPart, setComponent] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const components = kinds.find(({ name }) => name === kind)?.components ?? [];
  const choices = useChoices();
  // Until somebody chooses, it stays what it is on the ticket, where the kind knows it.
  const present =
    choices !== null && components.includes(choices.component) ? choices.component : '';
  const component = chosenPart ?? present;
  const preview = usePreview(ticket.id, kind, component);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const needsReason = preview.answer?.needsReason === true;
    const deed = deedOf({ kind, component, why, needsReason }, choices, texts);
    if (typeof deed === 'string') return setProblem(deed);
    void acting.act(deed);
    onClose();
  };
  return (
    <form className="act-form" onSubmit={send}>
      <Choice
        label={texts.say('sidebar.kind.kind')}
        value={kind}
        names={kinds.map(({ name }) => name)}
        onChange={(name) => {
          setKind(name);
          setComponent('');
        }}
      />
      {components.length > 0 && (
        <Choice
          label={texts.say('sidebar.kind.component')}
          value={component}
          names={components}
          empty={texts.say('sidebar.kind.noComponent')}
          onChange={setComponent}
        />
      )}
      <Consequences preview={preview} />
      {preview.answer?.needsReason === true && (
        <WhyField hint={texts.say('sidebar.kind.whyBreach')} value={why} onChange={setWhy} />
      )}
      {problem !== null && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="form-buttons">
        <Button size="small" isPrimary type="submit" disabled={choices === null}>
          {texts.say('sidebar.kind.save')}
        </Button>
        <Button size="small" isBasic onClick={onClose}>
          {texts.say('sidebar.acts.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface Said {
  readonly kind: string;
  readonly component: string;
  readonly why: string;
  readonly needsReason: boolean;
}

/** What the form asks for, or in words what is missing. */
function deedOf(
  { kind, component, why, needsReason }: Said,
  choices: Choices | null,
  texts: Texts,
): Deed | string {
  const chosen = choices?.kinds.get(kind);
  const part = component === '' ? null : choices?.components.get(component);
  // Unknown is not none: a component that Zendesk lacks must not empty the field.
  if (chosen === undefined || part === undefined) return texts.say('sidebar.kind.notInZendesk');
  const problem = whyProblem(why, needsReason, texts);
  if (problem !== null) return problem;
  // Where the account has no such field there is nothing to empty.
  const told = choices?.components.size === 0 ? undefined : part;
  return { action: 'kind', kind: chosen, component: told, why: why.trim() };
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly names: readonly string[];
  /** What choosing nothing is called; absent where something must be chosen. */
  readonly empty?: string;
  readonly onChange: (name: string) => void;
}) {
  const { label, value, names, empty, onChange } = props;
  return (
    <Field>
      <Label>{label}</Label>
      <Select isCompact value={value} onChange={(event) => onChange(event.target.value)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
    </Field>
  );
}

interface Preview {
  readonly answer: AppPreview | null;
  readonly hasFailed: boolean;
}

const ASKING: Preview = { answer: null, hasFailed: false };
const FAILED: Preview = { answer: null, hasFailed: true };

function usePreview(ticketId: number, kind: string, component: string): Preview {
  const { engine } = useSurroundings();
  const ask = useCallback(async () => {
    const asked = engine.preview(ticketId, { kind, component });
    const preview = await asked.then(
      (answer) => ({ answer, hasFailed: false }),
      () => FAILED,
    );
    return { kind, component, preview };
  }, [engine, ticketId, kind, component]);
  const brought = useBrought(ask);
  // What another choice would move says nothing about this one.
  const isOfThis = brought?.kind === kind && brought.component === component;
  return isOfThis ? brought.preview : ASKING;
}

/** The drop-downs' own values, which Zendesk knows by the names that the policy has. */
function useChoices(): Choices | null {
  const { zendesk, fieldIds } = useSurroundings();
  return useBrought(useCallback(() => readChoices(zendesk, fieldIds), [zendesk, fieldIds]));
}

function Consequences({ preview }: { readonly preview: Preview }) {
  const { texts } = useLanguage();
  const { answer, hasFailed } = preview;
  const moves = answer?.moves.filter(({ change }) => change !== 'same') ?? [];
  return (
    <div className="consequences" aria-live="polite">
      <h3 className="form-title">{texts.say('sidebar.kind.consequences')}</h3>
      {answer === null && (
        <p>{texts.say(hasFailed ? 'sidebar.kind.unknownConsequences' : 'sidebar.kind.asking')}</p>
      )}
      {answer !== null && moves.length === 0 && <p>{texts.say('sidebar.kind.nothingMoves')}</p>}
      <ul className="moves">
        {moves.map((move) => (
          <li key={`${move.promise} ${move.instance}`}>{move.told}</li>
        ))}
      </ul>
    </div>
  );
}
