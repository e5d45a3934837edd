/** Answers: how does Zendesk say no? The envelopes as recorded. */

export interface Refusal {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Details = Record<string, { description: string; error: string }[]>;

export const notFound: Refusal = {
  status: 404,
  body: { error: 'RecordNotFound', description: 'Not found' },
};

export const noEndpoint: Refusal = {
  status: 404,
  body: { error: 'InvalidEndpoint', description: 'Not found' },
};

export const forbidden: Refusal = {
  status: 403,
  body: {
    error: {
      title: 'Forbidden',
      message:
        'You do not have access to this page. ' +
        'Please contact the account owner of this help desk for further help.',
    },
  },
};

export const conflict: Refusal = {
  status: 409,
  body: {
    error: 'UpdateConflict',
    description:
      'Safe Update prevented the update due to outdated ticket data. ' +
      'Please fetch the latest ticket data and try again.',
  },
};

/** 422 with the fields at fault. */
export function invalid(details: Details): Refusal {
  return {
    status: 422,
    body: { error: 'RecordInvalid', description: 'Record validation errors', details },
  };
}

/** 422 for one field. */
export function invalidField(field: string, description: string, error = 'InvalidValue'): Refusal {
  return invalid({ [field]: [{ description, error }] });
}

/** 400 with a code and a sentence. */
export function badRequest(error: string, description: string): Refusal {
  return { status: 400, body: { error, description } };
}

/** 400 for a body or query that lacks something. */
export function missing(parameter: string): Refusal {
  return badRequest('ParameterMissing', `Parameter ${parameter} is required`);
}
