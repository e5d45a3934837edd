/** Which forms does the panel of paid diagnoses offer? Acts that are one decision share a form. */
import type { DiagnosisActionName, PossibleAction } from '../../engine/http/app-contract.ts';
import type { AppDiagnosis } from '../../engine/http/paid-contract.ts';
import type { Person } from '../zaf/person.ts';
import { may } from './may.ts';

export type FormName =
  | 'answer'
  | 'offer'
  | 'quote'
  | 'outcome'
  | 'end'
  | 'ask'
  | 'consent'
  | 'touch';

/** In the order of their buttons. */
const FORMS: Readonly<Record<FormName, readonly DiagnosisActionName[]>> = {
  answer: ['diagnosis.accept', 'diagnosis.decline'],
  offer: ['diagnosis.offer'],
  quote: ['diagnosis.quote'],
  outcome: ['diagnosis.ourFault', 'diagnosis.solved', 'diagnosis.unable'],
  end: ['diagnosis.finish', 'diagnosis.unfinished'],
  ask: ['diagnosis.ask'],
  consent: ['diagnosis.consent'],
  touch: ['diagnosis.touch'],
};

export interface FormOffered {
  readonly form: FormName;
  /** Those of the form's acts that would count and that this agent may do. */
  readonly actions: readonly DiagnosisActionName[];
}

export function formsFor(
  diagnosis: AppDiagnosis,
  possible: readonly PossibleAction[],
  person: Person,
): readonly FormOffered[] {
  const allowed = new Set(possible.filter((one) => may(person, one)).map(({ action }) => action));
  return (Object.keys(FORMS) as FormName[])
    .map((form) => ({ form, actions: FORMS[form].filter((action) => allowed.has(action)) }))
    .filter(({ form, actions }) => actions.length > 0 && hasMatter(form, diagnosis));
}

/** A form with nothing to choose is not offered. */
function hasMatter(form: FormName, diagnosis: AppDiagnosis): boolean {
  if (form === 'offer') return diagnosis.terms.offer !== null || diagnosis.included;
  // The customer is asked no second time before they have written.
  if (form === 'ask') return diagnosis.waitingSince === null;
  return form !== 'touch' || untouched(diagnosis).length > 0;
}

/** What the customer lets us touch and nobody has begun on, each once. */
export function untouched({ consents, touched }: AppDiagnosis): readonly string[] {
  const named = new Set(consents.flatMap(({ touches }) => touches));
  return [...named].filter((one) => !touched.includes(one));
}

export function isDiagnosisAction(action: string): action is DiagnosisActionName {
  return action.startsWith('diagnosis.');
}
