/**
 * Answers: which settings has the app that the desk was started with? Those of its options, and
 * over them what its installation was given since, as an administrator gives it in Zendesk.
 */
import { isRecord } from '../rules/read-json.ts';
import type { Desk } from '../state/desk.ts';
import type { AppSource } from './installed-app.ts';

/** The app with its settings as they are now; read anew with each call. */
export function withGivenSettings(source: AppSource, desk: Desk): AppSource {
  return async () => {
    const app = await source();
    if (app === null) return null;
    const given = asRecord(desk.plain.installation.get(app.installationId)?.settings);
    const settings = withoutSecure({ ...app.settings, ...given }, Object.keys(app.secure));
    return { ...app, settings };
  };
}

/** Settings without those named as secure, which only the proxy may know. */
export function withoutSecure(
  settings: Readonly<Record<string, unknown>>,
  secure: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !secure.includes(name)));
}

/** A piece of JSON that should be an object, or an empty one. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
