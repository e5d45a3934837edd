/** Answers: list, show, create, update and delete for any of the three kinds of fields. */
import {
  type Answer,
  bodyPart,
  type Call,
  created,
  idParam,
  noContent,
  ok,
  type Route,
  refuse,
  route,
} from '../http/call.ts';
import { page } from '../http/paging.ts';
import { keyedFieldJson, ticketFieldJson, writeField } from '../rules/fields.ts';
import { forbidden, notFound } from '../rules/refusal.ts';
import type { FieldDefinition } from '../state/records.ts';

/** The five routes of a kind; `name` is the singular that bodies use. */
export function fieldRoutes(of: FieldDefinition['of'], name: string): Route[] {
  const json = of === 'ticket' ? ticketFieldJson : keyedFieldJson;
  const all = (call: Call): FieldDefinition[] =>
    [...call.world.desk.fields.values()]
      .filter((field) => field.of === of)
      .sort((a, b) => a.position - b.position || a.id - b.id);
  const one = (call: Call): FieldDefinition | null => {
    const field = call.world.desk.fields.get(idParam(call));
    return field === undefined || field.of !== of ? null : field;
  };
  const write = (before: (call: Call) => FieldDefinition | null, isNew: boolean) => {
    return (call: Call): Answer => {
      const known = before(call);
      if (!isNew && known === null) return refuse(notFound);
      const given = bodyPart(call, name);
      if ('refusal' in given) return refuse(given.refusal);
      const written = writeField(call.world.desk, of, known, given.part, call.at);
      if ('refusal' in written) return refuse(written.refusal);
      const shown = json(written.field, call.base);
      return isNew ? created({ [name]: shown }, String(shown.url)) : ok({ [name]: shown });
    };
  };
  const remove = (call: Call): Answer => {
    const known = one(call);
    if (known === null) return refuse(notFound);
    if (!known.removable) return refuse(forbidden);
    call.world.desk.put({ t: 'field', v: known, gone: true });
    return noContent;
  };
  const path = `/${name}s`;
  const scope = `${name}s`;
  const writes = { role: 'admin', kind: 'writes' } as const;
  // Without paging every field comes at once, as in the API.
  const list = (call: Call): Answer => {
    if (call.query.get('page[size]') !== null || call.query.get('per_page') !== null) {
      return page(call, `${name}s`, all(call), (field) => json(field, call.base));
    }
    const rows = all(call).map((field) => json(field, call.base));
    return ok({ [`${name}s`]: rows, next_page: null, previous_page: null, count: rows.length });
  };
  return [
    route('GET', path, scope, list),
    route('GET', `${path}/:id`, scope, (call) => {
      const known = one(call);
      return known === null ? refuse(notFound) : ok({ [name]: json(known, call.base) });
    }),
    route(
      'POST',
      path,
      scope,
      write(() => null, true),
      writes,
    ),
    route('PUT', `${path}/:id`, scope, write(one, false), writes),
    route('DELETE', `${path}/:id`, scope, remove, writes),
  ];
}
