/**
 * What may a script tell the desk? The timed actions that the emulator's control port accepts at
 * `POST /script`, one JSON object a line; everything is named by external id.
 */

export type ScriptAction =
  | { readonly at: string; readonly do: 'organization.upsert'; readonly organization: Organization }
  | { readonly at: string; readonly do: 'group.upsert'; readonly group: Named }
  | { readonly at: string; readonly do: 'user.upsert'; readonly user: User }
  | {
      readonly at: string;
      readonly do: 'ticket.create' | 'ticket.update';
      /** The external id of the acting user. */
      readonly as: string;
      readonly ticket: TicketBody;
    };

interface Named {
  readonly external_id: string;
  readonly name: string;
}

interface Organization extends Named {
  readonly organization_fields: Readonly<Record<string, string>>;
}

interface User extends Named {
  readonly role: 'end-user' | 'agent';
  readonly email?: string;
  readonly organization_external_id?: string;
}

export interface TicketBody {
  readonly external_id: string;
  readonly subject?: string;
  readonly requester_external_id?: string;
  readonly submitter_external_id?: string;
  readonly organization_external_id?: string;
  readonly group_external_id?: string;
  /** Takes the group away. */
  readonly group_id?: null;
  readonly priority?: 'urgent' | 'high' | 'normal' | 'low';
  readonly status?: 'open' | 'pending' | 'hold' | 'solved' | 'closed';
  readonly custom_fields?: Readonly<Record<string, string | boolean>>;
  readonly comment?: {
    readonly author_external_id: string;
    readonly public: boolean;
    readonly body: string;
  };
}
