import axios from 'axios';
import { programPass } from '../http/program-pass.ts';
import { keyIfKept } from '../kept-key.ts';
import { readSettings } from '../settings.ts';

/** Asks the engine that runs on this machine; the answer of a refusal is a sentence for people. */
export async function askEngine<T>(
  method: 'GET' | 'POST',
  path: string,
  body: object = {},
): Promise<{ readonly body: T } | { readonly problem: string; readonly away: boolean }> {
  const read = readSettings(process.env);
  if ('problems' in read) return { problem: read.problems.join('\n'), away: false };
  const url = `http://127.0.0.1:${read.settings.port}${path}`;
  const key = keyIfKept(read.settings.dataPath, 'sessions.key');
  try {
    const answer = await axios.request<T>({
      method,
      url,
      timeout: 10_000,
      proxy: false,
      headers: {
        'x-palier': 'cli',
        ...(key !== null && { authorization: programPass(key, Date.now()) }),
      },
      // Without a body axios would name a form's type, which the engine refuses.
      ...(method === 'POST' && { data: body }),
    });
    return { body: answer.data };
  } catch (error) {
    if (!axios.isAxiosError(error)) throw error;
    const detail = (error.response?.data as { detail?: string } | undefined)?.detail;
    if (detail !== undefined) return { problem: detail, away: false };
    const problem =
      error.code === 'ECONNREFUSED'
        ? `No engine answers on port ${read.settings.port}: start it with npm start, or set PALIER_PORT.`
        : `The engine on port ${read.settings.port} could not be asked: ${error.message}`;
    return { problem, away: error.code === 'ECONNREFUSED' };
  }
}
