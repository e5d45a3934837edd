/** Answers: what is on the desk now? Every change goes through `put`, which also journals it. */
import { ChangeLog } from './change-log.ts';
import { Journal, parseRecords } from './journal.ts';
import type {
  Audit,
  ClockState,
  Delivered,
  DeskRecord,
  FieldDefinition,
  Group,
  Job,
  Membership,
  Organization,
  Plain,
  PlainKind,
  Ticket,
  Token,
  User,
} from './records.ts';

const firstLargeId = 6_130_000_000_000;
const jobsKept = 1000;

/** The whole state of the account. */
export class Desk {
  readonly tickets = new Map<number, Ticket>();
  readonly ticketByExternalId = new Map<string, number>();
  readonly ticketLog = new ChangeLog();
  /** In the order of time, which is the order of ids. */
  readonly audits: Audit[] = [];
  readonly auditsOf = new Map<number, Audit[]>();
  readonly incidentsOf = new Map<number, Set<number>>();
  readonly followUpsOf = new Map<number, Set<number>>();
  readonly users = new Map<number, User>();
  readonly userByExternalId = new Map<string, number>();
  readonly userLog = new ChangeLog();
  readonly organizations = new Map<number, Organization>();
  readonly organizationByExternalId = new Map<string, number>();
  readonly organizationLog = new ChangeLog();
  readonly groups = new Map<number, Group>();
  readonly memberships = new Map<number, Membership>();
  readonly fields = new Map<number, FieldDefinition>();
  readonly plain: Readonly<Record<PlainKind, Map<number | string, Plain>>> = {
    brand: new Map(),
    form: new Map(),
    status: new Map(),
    view: new Map(),
    webhook: new Map(),
    appUpload: new Map(),
    app: new Map(),
    appJob: new Map(),
    installation: new Map(),
  };
  readonly tokens = new Map<string, Token>();
  readonly jobs = new Map<string, Job>();
  readonly inbox: Delivered[] = [];
  clock: ClockState | null = null;
  scriptPosition = 0;
  readonly scriptSkipped = new Map<string, number>();
  /** Called for each audit that becomes known while running (not while reading the journal). */
  onAudit: ((audit: Audit, ticket: Ticket) => void) | null = null;

  readonly journal: Journal;
  #lastTicketId = 0;
  #lastLargeId = firstLargeId;
  #transaction: DeskRecord[] | null = null;

  constructor(folder: string | null) {
    this.journal = new Journal(folder, 'desk.ndjson');
    this.journal.replay((line) => {
      for (const record of parseRecords(line)) this.#apply(record);
    });
  }

  get isNew(): boolean {
    return this.users.size === 0;
  }

  /** Forgets everything, the file included. */
  clear(): void {
    const kept = [
      this.tickets,
      this.ticketByExternalId,
      this.auditsOf,
      this.incidentsOf,
      this.followUpsOf,
      this.users,
      this.userByExternalId,
      this.organizations,
      this.organizationByExternalId,
      this.groups,
      this.memberships,
      this.fields,
      ...Object.values(this.plain),
      this.tokens,
      this.jobs,
      this.scriptSkipped,
    ];
    for (const map of kept) map.clear();
    for (const log of [this.ticketLog, this.userLog, this.organizationLog]) log.clear();
    this.audits.length = 0;
    this.inbox.length = 0;
    this.clock = null;
    this.scriptPosition = 0;
    this.#lastTicketId = 0;
    this.#lastLargeId = firstLargeId;
    this.journal.clear();
  }

  nextTicketId(): number {
    return this.#lastTicketId + 1;
  }

  /** A fresh id of anything but a ticket; `count` following ids stay free for its parts. */
  nextId(count = 0): number {
    const id = this.#lastLargeId + 1;
    this.#lastLargeId = id + count;
    return id;
  }

  /** What happens inside is one line of the journal: after a kill all of it is there or none. */
  transact<T>(work: () => T): T {
    if (this.#transaction !== null) return work();
    const records: DeskRecord[] = [];
    this.#transaction = records;
    try {
      return work();
    } finally {
      this.#transaction = null;
      if (records.length > 0) this.journal.append(JSON.stringify(records));
    }
  }

  put(record: DeskRecord): void {
    this.#apply(record);
    if (this.#transaction !== null) this.#transaction.push(record);
    else this.journal.append(JSON.stringify([record]));
    if (record.t === 'audit' && this.onAudit !== null) {
      const ticket = this.tickets.get(record.v.ticket_id);
      if (ticket !== undefined) this.onAudit(record.v, ticket);
    }
  }

  #apply(record: DeskRecord): void {
    switch (record.t) {
      case 'ticket':
        this.#applyTicket({ ...record.v });
        break;
      case 'patch':
        this.#applyPatch(record.id, record.v);
        break;
      case 'audit':
        this.#applyAudit(record.v);
        break;
      case 'user':
        this.#keep(this.users, record.v);
        keepName(this.userByExternalId, record.v);
        this.userLog.note(record.v.id, Math.floor(record.v.updated_at / 1000));
        break;
      case 'organization':
        this.#keep(this.organizations, record.v);
        keepName(this.organizationByExternalId, record.v);
        this.organizationLog.note(record.v.id, Math.floor(record.v.updated_at / 1000));
        break;
      case 'group':
        this.#keep(this.groups, record.v);
        break;
      case 'membership':
        this.#keep(this.memberships, record.v, record.gone);
        break;
      case 'field':
        this.#keep(this.fields, record.v, record.gone);
        break;
      default:
        this.#applySmall(record);
    }
  }

  #applySmall(record: DeskRecord): void {
    switch (record.t) {
      case 'plain': {
        const kept = this.plain[record.of];
        if (typeof record.v.id === 'number') this.#noteId(record.v.id);
        if (record.gone === true) kept.delete(record.v.id);
        else kept.set(record.v.id, record.v);
        return;
      }
      case 'token':
        if (record.gone === true) this.tokens.delete(record.v.token);
        else this.tokens.set(record.v.token, record.v);
        return;
      case 'job':
        this.jobs.set(record.v.id, { ...record.v });
        return;
      case 'jobState': {
        const job = this.jobs.get(record.id);
        if (job !== undefined) Object.assign(job, record.v);
        if (this.jobs.size > jobsKept) this.#dropOldJob();
        return;
      }
      case 'inbox':
        this.inbox.push(record.v);
        return;
      case 'clock':
        this.clock = record.v;
        return;
      case 'script':
        this.scriptPosition = record.position;
        if (record.skipped !== null) {
          const known = this.scriptSkipped.get(record.skipped) ?? 0;
          this.scriptSkipped.set(record.skipped, known + 1);
        }
    }
  }

  #applyTicket(ticket: Ticket): void {
    this.tickets.set(ticket.id, ticket);
    this.#lastTicketId = Math.max(this.#lastTicketId, ticket.id);
    if (ticket.external_id !== null) this.ticketByExternalId.set(ticket.external_id, ticket.id);
    if (ticket.problem_id !== null) link(this.incidentsOf, ticket.problem_id, ticket.id);
    const { follows_up: closedId = null } = ticket;
    if (closedId !== null) link(this.followUpsOf, closedId, ticket.id);
    this.ticketLog.note(ticket.id, ticket.generated);
  }

  #applyPatch(id: number, changed: Partial<Ticket>): void {
    const ticket = this.tickets.get(id);
    if (ticket === undefined) return;
    if (changed.problem_id !== undefined && ticket.problem_id !== null) {
      this.incidentsOf.get(ticket.problem_id)?.delete(id);
    }
    Object.assign(ticket, changed);
    if (changed.problem_id !== undefined && changed.problem_id !== null) {
      link(this.incidentsOf, changed.problem_id, id);
    }
    if (changed.external_id !== undefined && changed.external_id !== null) {
      this.ticketByExternalId.set(changed.external_id, id);
    }
    if (changed.generated !== undefined) this.ticketLog.note(id, changed.generated);
  }

  #applyAudit(audit: Audit): void {
    this.audits.push(audit);
    const known = this.auditsOf.get(audit.ticket_id);
    if (known === undefined) this.auditsOf.set(audit.ticket_id, [audit]);
    else known.push(audit);
    this.#noteId(audit.id + audit.events.length);
  }

  #keep<T extends { readonly id: number }>(into: Map<number, T>, row: T, gone = false): void {
    this.#noteId(row.id);
    if (gone) into.delete(row.id);
    else into.set(row.id, row);
  }

  #noteId(id: number): void {
    if (id > this.#lastLargeId) this.#lastLargeId = id;
  }

  #dropOldJob(): void {
    for (const [id, job] of this.jobs) {
      if (job.status === 'queued' || job.status === 'working') continue;
      this.jobs.delete(id);
      return;
    }
  }
}

function keepName(
  names: Map<string, number>,
  row: { readonly id: number; readonly external_id: string | null },
): void {
  if (row.external_id !== null) names.set(row.external_id, row.id);
}

function link(linked: Map<number, Set<number>>, to: number, ticketId: number): void {
  const known = linked.get(to);
  if (known === undefined) linked.set(to, new Set([ticketId]));
  else known.add(ticketId);
}
