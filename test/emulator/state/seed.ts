/** Answers: what does a fresh desk hold? One account, its people, its standard fields and lists. */
import { join } from '../control/actions.ts';
import { isoSeconds } from '../rules/time.ts';
import type { Desk } from './desk.ts';
import type { FieldDefinition, Plain, PlainKind, User } from './records.ts';

/** External ids of the people whom every desk has. */
export const engineExternalId = 'palier-engine';

interface Person {
  readonly key: string;
  readonly name: string;
  readonly role: User['role'];
  readonly light?: boolean;
  /** Keys of their groups; the first is where their tickets go. */
  readonly groups?: readonly string[];
}

const people: readonly Person[] = [
  { key: engineExternalId, name: 'Palier', role: 'admin' },
  { key: 'manager-1', name: 'Nadia Rivière', role: 'admin', groups: ['support', 'managers'] },
  { key: 'manager-2', name: 'Tomas Okafor', role: 'admin', groups: ['support', 'managers'] },
  { key: 'agent-1', name: 'Ines Laurent', role: 'agent', groups: ['support'] },
  { key: 'agent-2', name: 'Pavel Orlov', role: 'agent', groups: ['support'] },
  { key: 'agent-3', name: 'Grace Mbeki', role: 'agent', groups: ['network'] },
  { key: 'agent-4', name: 'Luca Ferri', role: 'agent', groups: ['hardware'] },
  { key: 'senior-1', name: 'Amara Diallo', role: 'agent', groups: ['support', 'senior'] },
  { key: 'lead-1', name: 'Hana Kowalska', role: 'agent', groups: ['support', 'managers'] },
  { key: 'light-1', name: 'Sam Dubois', role: 'agent', light: true, groups: ['support'] },
];

const groups = [
  { key: 'support', name: 'Support', isDefault: true },
  { key: 'network', name: 'Network', isDefault: false },
  { key: 'hardware', name: 'Hardware', isDefault: false },
  { key: 'senior', name: 'Senior agents', isDefault: false },
  { key: 'managers', name: 'Managers', isDefault: false },
];

const statuses = [
  ['new', 'New', 'Open'],
  ['open', 'Open', 'Open'],
  ['pending', 'Pending', 'Awaiting your reply'],
  ['hold', 'On-hold', 'Open'],
  ['solved', 'Solved', 'Solved'],
] as const;

const systemFields = [
  ['subject', 'Subject'],
  ['description', 'Description'],
  ['status', 'Status', ['open', 'pending', 'hold', 'solved']],
  ['tickettype', 'Type', ['question', 'incident', 'problem', 'task']],
  ['priority', 'Priority', ['low', 'normal', 'high', 'urgent']],
  ['group', 'Group'],
  ['assignee', 'Assignee'],
] as const;

/** Fills an empty desk; what it puts there is journalled like everything else. */
export function seed(desk: Desk, at: number, timeZone: string, subdomain: string): void {
  desk.transact(() => {
    seedGroups(desk, at);
    seedPeople(desk, at, timeZone, subdomain);
    for (const [category, agent, customer] of statuses) {
      seedStatus(desk, at, category, agent, customer);
    }
    for (const [index, [type, title, options]] of systemFields.entries()) {
      seedField(desk, at, index + 1, type, title, options ?? null);
    }
    seedBrandAndForm(desk, at, subdomain);
    seedView(desk, at);
  });
  desk.journal.flush();
}

function seedGroups(desk: Desk, at: number): void {
  for (const { key, name, isDefault } of groups) {
    desk.put({
      t: 'group',
      v: {
        id: desk.nextId(),
        name,
        external_key: key,
        description: '',
        is_default: isDefault,
        deleted: false,
        created_at: at,
        updated_at: at,
      },
    });
  }
}

function seedPeople(desk: Desk, at: number, timeZone: string, subdomain: string): void {
  for (const person of people) {
    const groups = (person.groups ?? []).flatMap(
      (key) => [...desk.groups.values()].find((one) => one.external_key === key) ?? [],
    );
    const id = desk.nextId();
    desk.put({
      t: 'user',
      v: {
        id,
        name: person.name,
        email: `${person.key}@${subdomain}.example.com`,
        external_id: person.key,
        role: person.role,
        light: person.light === true,
        organization_id: null,
        default_group_id: groups[0]?.id ?? null,
        tags: [],
        user_fields: {},
        time_zone: timeZone,
        active: true,
        suspended: false,
        created_at: at,
        updated_at: at,
      },
    });
    for (const [index, group] of groups.entries()) join(desk, id, group.id, index === 0, at);
  }
}

function plain(desk: Desk, of: PlainKind, at: number, rest: Record<string, unknown>): Plain {
  const stamp = isoSeconds(at);
  const row: Plain = { id: desk.nextId(), ...rest, created_at: stamp, updated_at: stamp };
  desk.put({ t: 'plain', of, v: row });
  return row;
}

function seedStatus(
  desk: Desk,
  at: number,
  category: string,
  agentLabel: string,
  customerLabel: string,
): void {
  plain(desk, 'status', at, {
    status_category: category,
    agent_label: agentLabel,
    raw_agent_label: `{{zd.status_${category}}}`,
    end_user_label: customerLabel,
    raw_end_user_label: `{{zd.status_end_user_${category}}}`,
    description: null,
    raw_description: null,
    end_user_description: null,
    raw_end_user_description: null,
    active: true,
    default: true,
  });
}

function seedField(
  desk: Desk,
  at: number,
  position: number,
  type: string,
  title: string,
  options: readonly string[] | null,
): void {
  const field: FieldDefinition = {
    id: desk.nextId(),
    of: 'ticket',
    type,
    key: null,
    title,
    description: '',
    position,
    active: true,
    removable: false,
    tag: null,
    regexp: null,
    agent_description: null,
    options: [],
    system_options: options?.map((value) => ({ name: value, value })) ?? null,
    created_at: at,
    updated_at: at,
  };
  desk.put({ t: 'field', v: field });
}

function seedBrandAndForm(desk: Desk, at: number, subdomain: string): void {
  const form = plain(desk, 'form', at, {
    name: 'Default Ticket Form',
    raw_name: 'Default Ticket Form',
    display_name: 'Default Ticket Form',
    raw_display_name: 'Default Ticket Form',
    end_user_visible: true,
    position: 1,
    ticket_field_ids: [...desk.fields.keys()],
    active: true,
    default: true,
    in_all_brands: true,
    restricted_brand_ids: [],
    end_user_conditions: [],
    agent_conditions: [],
  });
  plain(desk, 'brand', at, {
    name: 'Palier demo',
    brand_url: `https://${subdomain}.example.com`,
    subdomain,
    host_mapping: null,
    has_help_center: false,
    help_center_state: 'disabled',
    active: true,
    default: true,
    is_deleted: false,
    logo: null,
    ticket_form_ids: [form.id],
    signature_template: '{{agent.signature}}',
  });
}

function seedView(desk: Desk, at: number): void {
  plain(desk, 'view', at, {
    title: 'Unsolved tickets',
    active: true,
    default: false,
    position: 0,
    description: null,
    conditions: { all: [{ field: 'status', operator: 'less_than', value: 'solved' }], any: [] },
    restriction: null,
    columns: ['subject', 'requester', 'created', 'priority', 'status'],
    group_by: null,
    group_order: 'asc',
    sort_by: 'created',
    sort_order: 'desc',
  });
}
