/** Answers: /apps: is a package fit, and is it taken up? In the calls that zcli makes. */
import { readPackage } from '../app-host/app-package.ts';
import { type Answer, type Call, idParam, ok, refuse, route } from '../http/call.ts';
import { isRecord } from '../rules/read-json.ts';
import { badRequest, invalidField, missing, notFound } from '../rules/refusal.ts';
import { isoSeconds } from '../rules/time.ts';
import type { Plain } from '../state/records.ts';

const partOf = (call: Call, name: string): unknown =>
  isRecord(call.body) ? call.body[name] : undefined;

function validate(call: Call): Answer {
  const file = partOf(call, 'file');
  if (file === undefined) return refuse(missing('file'));
  const read = readPackage(file);
  return 'problem' in read ? refuse(badRequest('InvalidApp', read.problem)) : ok({});
}

// Only what a package says of itself is kept: this desk serves no assets of uploaded apps.
function upload(call: Call): Answer {
  const file = partOf(call, 'uploaded_data');
  if (file === undefined) return refuse(missing('uploaded_data'));
  const id = call.world.desk.nextId();
  call.world.desk.put({ t: 'plain', of: 'appUpload', v: { id, ...readPackage(file) } });
  return { status: 201, body: { id } };
}

/** Makes an app of an upload, or a new version of one; the job says what is wrong with it. */
function deploy(call: Call, appId: number | null): Answer {
  const { desk } = call.world;
  const found = desk.plain.appUpload.get(Number(partOf(call, 'upload_id')));
  if (found === undefined) {
    return refuse(invalidField('upload_id', 'Upload: cannot be found', 'RecordNotFound'));
  }
  return desk.transact(() => {
    const id = appId ?? desk.nextId();
    const jobId = `app-${desk.nextId()}`;
    const isFit = typeof found.problem !== 'string';
    if (isFit) putApp(call, id, found);
    const state = isFit
      ? { status: 'completed', message: 'Added in Account', app_id: id }
      : { status: 'failed', message: found.problem, app_id: null };
    desk.put({ t: 'plain', of: 'appJob', v: { id: jobId, ...state } });
    return { status: appId === null ? 202 : 200, body: { job_id: jobId } };
  });
}

function putApp(call: Call, id: number, { app }: Plain): void {
  const own = isRecord(app) ? app : {};
  const name = partOf(call, 'name');
  const before = call.world.desk.plain.app.get(id);
  const stamp = isoSeconds(call.at);
  const row: Plain = {
    created_at: stamp,
    ...before,
    ...own,
    ...(typeof name === 'string' && { name }),
    id,
    updated_at: stamp,
  };
  call.world.desk.put({ t: 'plain', of: 'app', v: row });
}

function update(call: Call): Answer {
  const id = idParam(call);
  return call.world.desk.plain.app.has(id) ? deploy(call, id) : refuse(notFound);
}

function showJob(call: Call): Answer {
  const job = call.world.desk.plain.appJob.get(call.params.id ?? '');
  return job === undefined ? refuse(notFound) : ok(job);
}

const admin = { role: 'admin' } as const;
const writes = { role: 'admin', kind: 'writes' } as const;

export const appRoutes = [
  route('POST', '/apps/validate', 'apps', validate, admin),
  route('POST', '/apps/uploads', 'apps', upload, writes),
  route('POST', '/apps', 'apps', (call) => deploy(call, null), writes),
  route('PUT', '/apps/:id', 'apps', update, writes),
  route('GET', '/apps/job_statuses/:id', 'apps', showJob, admin),
];
