import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { billingReportIn } from '../../run/billing-form.ts';
import { takeReport } from '../../run/billing-report.ts';
import { headerText, verifyCall } from '../../signed-call.ts';
import { isCommandLine } from '../command-line.ts';
import type { BillingAnswer } from '../ledger-contract.ts';
import { refuse } from '../problem.ts';
import type { ServerOptions } from '../server.ts';

/** What the billing system reports back, signed by itself or brought by the command line. */
const REPORT = '/v1/billing/report';

/** Whether the route that was found is billing's, which proves itself by a signature. */
export function isForBilling(route: string | undefined): boolean {
  return route === REPORT;
}

export function billingRoutes(server: FastifyInstance, { context, billing }: ServerOptions): void {
  const take = (body: Buffer) => takeReport(context, billingReportIn(body));

  server.post('/v1/billing/report', async (request, reply): Promise<Answer> => {
    const { secret, realNow } = billing;
    if (secret === null) {
      const detail = 'No billing system may report yet: set PALIER_BILLING_SECRET.';
      return refuse(reply, 'unauthorized', detail);
    }
    const { headers } = request;
    const proof = {
      signature: headerText(headers['x-palier-signature']),
      timestamp: headerText(headers['x-palier-timestamp']),
    };
    const body = bodyOf(request);
    const verdict = verifyCall(secret, proof, body, realNow());
    if (verdict !== 'genuine') return refuse(reply, 'unauthorized', `The call is ${verdict}.`);
    return take(body);
  });

  server.post('/v1/billing/import', async (request, reply): Promise<Answer> => {
    if (isCommandLine(request)) return take(bodyOf(request));
    return refuse(reply, 'unauthorized', 'Use `palier import payments`.');
  });
}

type Answer = BillingAnswer | FastifyReply;

function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}
