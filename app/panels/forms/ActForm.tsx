// What does an action ask before it is done? What follows from it, and the least it needs to know.
import { Field, Label, Select } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import type { AccountActionName } from '../../../engine/http/app-contract.ts';
import type { ClockView } from '../../../engine/http/contract.ts';
import type { Acting } from '../../engine/acting.ts';
import type { Deed } from '../../engine/deed.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import type { OtherAction } from '../ActsPanel.tsx';
import { clockName } from '../clock-name.ts';
import { FormFrame } from './FormFrame.tsx';
import { PromiseFields } from './PromiseFields.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { WhyField, whyProblem } from './WhyField.tsx';

interface FormProps {
  readonly clocks: readonly ClockView[];
  readonly onDeed: (deed: Deed) => void;
  readonly onClose: () => void;
}

export function ActForm(props: {
  readonly action: OtherAction;
  readonly clocks: readonly ClockView[];
  readonly acting: Acting;
  readonly onClose: () => void;
}) {
  const { action, clocks, acting, onClose } = props;
  useFocusBack();
  const onDeed = (deed: Deed) => {
    void acting.act(deed);
    onClose();
  };
  const shared: FormProps = { clocks, onDeed, onClose };
  if (action === 'promise') return <PromiseForm {...shared} />;
  if (action === 'withdrawBreach') return <WithdrawForm {...shared} />;
  if (action === 'account.dispute' || isTurn(action)) {
    return <AccountForm {...shared} action={action} />;
  }
  return <PlainForm {...shared} action={action} />;
}

function PlainForm(
  props: FormProps & { readonly action: 'noReplyOwed' | 'replaced' | 'rootCause' },
) {
  const { texts } = useLanguage();
  const { action, onDeed, onClose } = props;
  return (
    <FormFrame
      text={texts.say(`sidebar.acts.${action}Text`)}
      submit={texts.say('sidebar.acts.confirm')}
      problem={null}
      onSubmit={() => onDeed({ action })}
      onClose={onClose}
    />
  );
}

function isTurn(action: OtherAction): action is 'account.suspend' | 'account.reinstate' {
  return action === 'account.suspend' || action === 'account.reinstate';
}

/** What touches a customer's account says why: the ledger keeps it. */
function AccountForm(props: FormProps & { readonly action: AccountActionName }) {
  const { texts } = useLanguage();
  const { action, onDeed, onClose } = props;
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const send = () => {
    const found = whyProblem(why, true, texts);
    setProblem(found);
    if (found === null) onDeed({ action, why: why.trim() });
  };
  return (
    <FormFrame
      text={texts.say(`sidebar.acts.${action}Text`)}
      submit={texts.say(`sidebar.acts.${action}`)}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      <WhyField hint={texts.say('sidebar.kind.whyHint')} value={why} onChange={setWhy} />
    </FormFrame>
  );
}

function PromiseForm({ onDeed, onClose }: FormProps) {
  const { texts } = useLanguage();
  const [untilMs, setUntilMs] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = (nowMs: number) => {
    if (untilMs === null || untilMs <= nowMs) {
      return setProblem(texts.say('sidebar.acts.promisePast'));
    }
    onDeed({ action: 'promise', until: new Date(untilMs).toISOString() });
  };
  return (
    <PromiseFields onChange={setUntilMs}>
      {(fields, nowMs) => (
        <FormFrame
          text={texts.say('sidebar.acts.promiseText')}
          submit={texts.say('sidebar.acts.promiseSave')}
          problem={problem}
          onSubmit={() => send(nowMs())}
          onClose={onClose}
        >
          {fields}
        </FormFrame>
      )}
    </PromiseFields>
  );
}

/** Breaches on record that nobody has taken back. */
function standingBreaches(clocks: readonly ClockView[]): readonly ClockView[] {
  return clocks.filter(({ breachedAt, withdrawn }) => breachedAt !== null && withdrawn === null);
}

function WithdrawForm({ clocks, onDeed, onClose }: FormProps) {
  const { texts } = useLanguage();
  const breaches = standingBreaches(clocks);
  const [chosen, setChosen] = useState(0);
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const send = () => {
    const found = whyProblem(why, true, texts);
    const breach = breaches[chosen];
    setProblem(found);
    if (found !== null || breach === undefined) return;
    const { promise, instance } = breach;
    onDeed({ action: 'withdrawBreach', promise, instance, why: why.trim() });
  };
  return (
    <FormFrame
      text={texts.say('sidebar.acts.withdrawText')}
      submit={texts.say('sidebar.acts.withdrawBreach')}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      {breaches.length > 1 && (
        <Field>
          <Label>{texts.say('sidebar.acts.withdrawWhich')}</Label>
          <Select
            isCompact
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {breaches.map((clock, index) => (
              <option key={`${clock.promise} ${clock.instance}`} value={index}>
                {clockName(clock, texts)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <WhyField hint={texts.say('sidebar.kind.whyHint')} value={why} onChange={setWhy} />
    </FormFrame>
  );
}
