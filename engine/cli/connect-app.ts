/**
 * Does the installed app know where the engine is and which ticket fields are ours? It reads both
 * from its installation's settings, which an administrator would otherwise type in.
 */
import { PALIER_FIELDS } from '../ports/desk.ts';
import type { DeskAdmin } from '../zendesk/admin.ts';
import { palierFieldIds } from '../zendesk/fields.ts';

/** As the app's manifest names it; an administrator may install it under another name. */
const APP_NAME = 'Palier';

export interface AppWishes {
  /** Null leaves the address as it is. */
  readonly publicUrl: string | null;
  /** Keys of fields that connecting makes: while it is only planned they may have no ids yet. */
  readonly missing: readonly string[];
}

type Step = (line: string, work: () => Promise<void>) => Promise<void>;

/** Gives each installation of the app its settings, where they differ. */
export async function connectApp(
  { publicUrl, missing }: AppWishes,
  admin: DeskAdmin,
  step: Step,
  print: (line: string) => void,
): Promise<void> {
  const ids = palierFieldIds(await admin.fields('ticket_fields'));
  const fields = PALIER_FIELDS.flatMap((name) => {
    if (ids[name] !== null) return [`${name}:${ids[name]}`];
    return missing.includes(name) ? [`${name}:(its id)`] : [];
  }).join(',');
  const wanted = { ...(publicUrl === null ? {} : { engineUrl: publicUrl }), fields };
  const apps = (await admin.appInstallations()).filter(
    ({ settings }) => settings.name === APP_NAME,
  );
  if (apps.length === 0) {
    print(
      `No app named ${APP_NAME} is installed; where it is, give it these settings: ${told(wanted)}`,
    );
  }
  for (const { id, settings } of apps) {
    const changed = Object.entries(wanted).filter(([name, value]) => settings[name] !== value);
    if (changed.length === 0) continue;
    const given = Object.fromEntries(changed);
    await step(`give the installed app ${APP_NAME} its settings: ${told(given)}`, () =>
      admin.changeAppSettings(id, given),
    );
  }
}

function told(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}`)
    .join('; ');
}
