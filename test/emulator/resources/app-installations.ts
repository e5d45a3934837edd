/** Answers: /apps/installations: which apps are installed, with which settings? */
import { asRecord, withoutSecure } from '../app-host/installed-settings.ts';
import { type Answer, type Call, idParam, ok, refuse, route } from '../http/call.ts';
import { invalidField, missing, notFound } from '../rules/refusal.ts';
import { isoSeconds } from '../rules/time.ts';
import type { Plain } from '../state/records.ts';

interface Installation {
  readonly row: Plain;
  /** What the app itself is told. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Names whose values are never shown, nor kept by this desk. */
  readonly secure: readonly string[];
}

/** The app that the desk was started with, then those that were uploaded. */
async function installations(call: Call): Promise<readonly Installation[]> {
  const { desk } = call.world;
  const own = await startedWith(call);
  const uploaded = [...desk.plain.installation.values()]
    .filter(({ id }) => id !== own?.row.id)
    .map((row) => installed(row, desk.plain.app.get(Number(row.app_id))));
  return own === null ? uploaded : [own, ...uploaded];
}

async function startedWith({ world, at }: Call): Promise<Installation | null> {
  const app = await world.app();
  if (app === null) return null;
  const stamp = isoSeconds(at);
  const row = world.desk.plain.installation.get(app.installationId) ?? {
    id: app.installationId,
    app_id: app.appId,
    created_at: stamp,
    updated_at: stamp,
  };
  return { row, settings: { name: app.name, ...app.settings }, secure: Object.keys(app.secure) };
}

function installed(row: Plain, app: Plain | undefined): Installation {
  const secure = Array.isArray(app?.secure) ? app.secure.map(String) : [];
  const settings = { name: String(app?.name ?? 'App'), ...asRecord(row.settings) };
  return { row, settings: withoutSecure(settings, secure), secure };
}

function shown({ row, settings }: Installation): Record<string, unknown> {
  return {
    id: row.id,
    app_id: row.app_id,
    product: 'support',
    settings,
    settings_objects: Object.entries(settings).map(([name, value]) => ({ name, value })),
    enabled: true,
    role_restrictions: null,
    group_restrictions: [],
    plan_information: { name: null },
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}

/** Puts settings over those that were given before; what is not named stays. */
function give(call: Call, { row, settings, secure }: Installation, given: unknown): Installation {
  const plain = withoutSecure(asRecord(given), secure);
  const changed: Plain = {
    ...row,
    settings: { ...asRecord(row.settings), ...plain },
    updated_at: isoSeconds(call.at),
  };
  call.world.desk.put({ t: 'plain', of: 'installation', v: changed });
  return { row: changed, settings: { ...settings, ...plain }, secure };
}

function create(call: Call): Answer {
  const { app_id: appId, settings } = asRecord(call.body);
  if (appId === undefined) return refuse(missing('app_id'));
  const { desk } = call.world;
  const app = desk.plain.app.get(Number(appId));
  if (app === undefined) {
    return refuse(invalidField('app_id', 'App: cannot be found', 'RecordNotFound'));
  }
  const row: Plain = { id: desk.nextId(), app_id: app.id, created_at: isoSeconds(call.at) };
  return { status: 201, body: shown(give(call, installed(row, app), settings)) };
}

async function find(call: Call): Promise<Installation | undefined> {
  const id = idParam(call);
  return (await installations(call)).find(({ row }) => row.id === id);
}

const writes = { role: 'admin', kind: 'writes' } as const;

export const appInstallationRoutes = [
  route('GET', '/apps/installations', 'apps', async (call) =>
    ok({ installations: (await installations(call)).map(shown) }),
  ),
  route('POST', '/apps/installations', 'apps', create, writes),
  route('GET', '/apps/installations/:id', 'apps', async (call) => {
    const one = await find(call);
    return one === undefined ? refuse(notFound) : ok(shown(one));
  }),
  route(
    'PUT',
    '/apps/installations/:id',
    'apps',
    async (call) => {
      const one = await find(call);
      if (one === undefined) return refuse(notFound);
      return ok(shown(give(call, one, asRecord(call.body).settings)));
    },
    writes,
  ),
];
