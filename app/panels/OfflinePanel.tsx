// What is known while the engine does not answer? What it last wrote to the ticket's own fields,
// read from Zendesk.
import { Button } from '@zendeskgarden/react-buttons';
import { useCallback } from 'react';
import { type FieldIds, type FieldName, fieldPath } from '../engine/field-ids.ts';
import { useLanguage } from '../i18n/Language.tsx';
import type { Failure } from '../zaf/failure.ts';
import type { Zendesk } from '../zaf/zendesk.ts';
import { failureText } from './failure-text.ts';
import { StateChip, stateNamed } from './StateChip.tsx';
import { useSurroundings } from './Surroundings.tsx';
import { useBrought } from './use-brought.ts';

const SHOWN = ['palier_tier', 'palier_state', 'palier_due', 'palier_kind'] as const;
type Shown = (typeof SHOWN)[number];
type Values = Readonly<Partial<Record<FieldName, string>>>;

export function OfflinePanel(props: {
  readonly failure: Failure;
  readonly onRetry: () => void;
  readonly isAsking: boolean;
}) {
  const { texts } = useLanguage();
  const values = useOwnFields();
  const labels: Readonly<Record<Shown, string>> = {
    palier_tier: texts.say('sidebar.offline.tier'),
    palier_state: texts.say('sidebar.offline.state'),
    palier_due: texts.say('sidebar.offline.due'),
    palier_kind: texts.say('sidebar.offline.kind'),
  };
  return (
    <section className="offline" aria-labelledby="offline-title">
      <p className="trouble" role="alert">
        {failureText(props.failure, texts)}
      </p>
      <h2 className="row-name" id="offline-title">
        {texts.say('sidebar.offline.title')}
      </h2>
      <dl className="facts">
        {SHOWN.map((name) => (
          <div className="fact-row" key={name}>
            <dt>{labels[name]}</dt>
            <dd>
              <Value name={name} value={values[name]} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{texts.say('sidebar.offline.actsStay')}</p>
      <Button size="small" onClick={props.onRetry} aria-disabled={props.isAsking}>
        {texts.say('sidebar.offline.retry')}
      </Button>
    </section>
  );
}

function Value({ name, value }: { readonly name: Shown; readonly value: string | undefined }) {
  const { texts } = useLanguage();
  if (value === undefined) return texts.say('sidebar.offline.none');
  const state = name === 'palier_state' ? stateNamed(value) : null;
  if (state !== null) return <StateChip state={state} />;
  return <bdi>{value}</bdi>;
}

/** The fields as this agent sees them, unsaved changes included; empty until Zendesk says. */
function useOwnFields(): Values {
  const { zendesk, fieldIds } = useSurroundings();
  return useBrought(useCallback(() => ownFields(zendesk, fieldIds), [zendesk, fieldIds])) ?? {};
}

async function ownFields(zendesk: Pick<Zendesk, 'get'>, fieldIds: FieldIds): Promise<Values> {
  const ids = SHOWN.flatMap((name) => {
    const id = fieldIds[name];
    return id === undefined ? [] : [{ name, path: fieldPath(id) }];
  });
  if (ids.length === 0) return {};
  const found = await zendesk.get(ids.map(({ path }) => path));
  const entries = ids.flatMap(({ name, path }) => {
    const value = found[path];
    return typeof value === 'string' && value !== '' ? [[name, plain(name, value)]] : [];
  });
  return Object.fromEntries(entries);
}

/** A drop-down's value is a tag with its field's name in front: "palier_state_atRisk". */
function plain(name: Shown, value: string): string {
  return value.startsWith(`${name}_`) ? value.slice(name.length + 1) : value;
}
