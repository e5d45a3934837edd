// How does an agent say why? In a few words, that fit into what Zendesk keeps of an update.
import { Field, Hint, Label, Textarea } from '@zendeskgarden/react-forms';
import { signsOver } from '../../engine/deed.ts';
import { useLanguage } from '../../i18n/Language.tsx';
import type { Texts } from '../../i18n/texts.ts';

export function WhyField(props: {
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { texts } = useLanguage();
  return (
    <Field>
      <Label>{texts.say('sidebar.kind.why')}</Label>
      <Hint>{props.hint}</Hint>
      <Textarea
        isCompact
        minRows={2}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}

/** What is wrong with a reason; null when nothing is. */
export function whyProblem(why: string, isNeeded: boolean, texts: Texts): string | null {
  const count = signsOver(why.trim());
  if (count > 0) return texts.say('sidebar.acts.whyLong', { count });
  return isNeeded && why.trim() === '' ? texts.say('sidebar.acts.whyMissing') : null;
}
