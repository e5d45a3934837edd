/** Answers: /job_statuses: how far is a job? */
import { type Answer, type Call, ok, refuse, route } from '../http/call.ts';
import { missing, notFound } from '../rules/refusal.ts';
import { tooManyValues } from './tickets.ts';

function showMany(call: Call): Answer {
  const given = call.query.get('ids');
  if (given === null) return refuse(missing('ids'));
  const ids = given.split(',').filter((id) => id !== '');
  if (ids.length > 100) return refuse(tooManyValues());
  const found = ids.flatMap((id) => call.world.jobs.show(id, call.base) ?? []);
  return ok({ job_statuses: found, count: found.length, next_page: null, previous_page: null });
}

export const jobRoutes = [
  route('GET', '/job_statuses/show_many', 'job_statuses', showMany, { kind: 'job_statuses' }),
  route(
    'GET',
    '/job_statuses/:id',
    'job_statuses',
    (call) => {
      const job = call.world.jobs.show(call.params.id ?? '', call.base);
      return job === null ? refuse(notFound) : ok({ job_status: job });
    },
    { kind: 'job_statuses' },
  ),
];
