/** Answers: lists that the desk only keeps and shows: brands, forms, custom statuses. */
import { type Answer, type Call, idParam, ok, type Route, refuse, route } from '../http/call.ts';
import { page } from '../http/paging.ts';
import { notFound } from '../rules/refusal.ts';
import type { Plain, PlainKind } from '../state/records.ts';

/** Shows a kept object with its `url`. */
export function plainJson(row: Plain, path: string, base: string): Record<string, unknown> {
  return { url: `${base}/api/v2${path}/${row.id}.json`, ...row };
}

/** The two reading routes of a kind of plain objects. */
export function readingRoutes(of: PlainKind, path: string, one: string, many: string): Route[] {
  const show = (call: Call, row: Plain): unknown => plainJson(row, path, call.base);
  const list = (call: Call): Answer =>
    page(call, many, [...call.world.desk.plain[of].values()], (row) => show(call, row));
  return [
    route('GET', path, many, list),
    route('GET', `${path}/:id`, many, (call) => {
      const row = call.world.desk.plain[of].get(idParam(call));
      return row === undefined ? refuse(notFound) : ok({ [one]: show(call, row) });
    }),
  ];
}
