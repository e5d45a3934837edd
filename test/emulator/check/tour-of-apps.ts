/** Answers: what does the desk say where zcli calls? */
import { smallApp } from '../app-host/made-app.ts';
import { madeZip } from '../app-host/made-zip.ts';
import type { Call } from './tour.ts';

const form = (name: string, bytes: Uint8Array): FormData => {
  const parts = new FormData();
  parts.append(name, new Blob([new Uint8Array(bytes)], { type: 'application/zip' }), 'app.zip');
  return parts;
};

/** Validates, uploads, deploys and installs a small app, and changes each once. */
export async function tourOfApps(call: Call): Promise<void> {
  const bytes = madeZip(smallApp());
  await call('POST', '/apps/validate', form('file', bytes));
  await call('POST', '/apps/validate', form('file', madeZip({})));
  const upload = (await call('POST', '/apps/uploads.json', form('uploaded_data', bytes))).body.id;
  const { job_id: job } = (await call('POST', '/apps.json', { upload_id: upload })).body;
  const { app_id: app } = (await call('GET', `/apps/job_statuses/${job}`)).body;
  await call('PUT', `/apps/${app}`, { upload_id: upload });
  const given = { app_id: String(app), settings: { name: 'Small', engineUrl: 'http://e' } };
  const { id } = (await call('POST', '/apps/installations.json', given)).body;
  await call('GET', '/apps/installations.json');
  await call('GET', `/apps/installations/${id}.json`);
  await call('PUT', `/apps/installations/${id}.json`, { settings: { engineUrl: 'http://f' } });
}
