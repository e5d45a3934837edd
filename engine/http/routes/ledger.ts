import type { FastifyInstance, FastifyReply } from 'fastify';
import { ledgerExport } from '../../run/ledger-export.ts';
import { isCommandLine } from '../command-line.ts';
import type { LedgerExport } from '../ledger-contract.ts';
import { refuse } from '../problem.ts';
import type { ServerOptions } from '../server.ts';

/** What stands in the ledger, for who has the run of the engine's machine. */
export function ledgerRoutes(server: FastifyInstance, { context }: ServerOptions): void {
  server.get('/v1/ledger/export', async (request, reply): Promise<LedgerExport | FastifyReply> => {
    if (!isCommandLine(request)) {
      return refuse(reply, 'unauthorized', 'Use `palier export ledger`.');
    }
    const { from = '', to = '' } = request.query as Query;
    return ledgerExport(context, { from, to });
  });
}

interface Query {
  readonly from?: string;
  readonly to?: string;
}
