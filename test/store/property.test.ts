import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Store, Tx } from '../../engine/ports/store.ts';
import { openSqliteStore } from '../../engine/store/sqlite.ts';
import { MADE_AT, newObligation } from '../support/store-rows.ts';

/** Do the journal and the outbox hold for any order of facts and any set of obligations? */
describe('openSqliteStore, for any input', () => {
  let dir: string;
  let store: Store;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'palier-property-'));
    store = await openSqliteStore(dir);
  });
  afterAll(async () => {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });

  /** Looks in a transaction that is undone afterwards, so that each run begins with nothing. */
  async function undone(look: (tx: Tx) => Promise<void>): Promise<void> {
    const undo = new Error('undo');
    await store
      .transact(async (tx) => {
        await look(tx);
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
  }

  test('each key comes out of the journal once, at its first appearance', async () => {
    const batches = fc.array(fc.array(fc.integer({ min: 0, max: 12 })), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(batches, async (given) => {
        await undone(async (tx) => {
          const out: string[] = [];
          for (const batch of given) {
            const facts = batch.map((n) => {
              const fact = { at: MADE_AT + n, type: 'customerWrote' } as const;
              return { ticketId: n, key: `k${n}`, fact };
            });
            out.push(...(await tx.journal(facts)).map((fact) => fact.key));
          }
          expect(out).toEqual([...new Set(given.flat().map((n) => `k${n}`))]);
        });
      }),
    );
  });

  test('claims in pieces give what is due, each once, in (due, made, key) order', async () => {
    const due = fc.record({ notBefore: fc.nat(6), created: fc.nat(3) });
    const pieces = fc.integer({ min: 1, max: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(due, { maxLength: 20 }), pieces, async (given, limit) => {
        await undone(async (tx) => {
          const rows = given.map((row, index) =>
            newObligation({
              key: `k${String(index).padStart(2, '0')}`,
              createdAt: MADE_AT + row.created,
              notBeforeAt: MADE_AT + row.notBefore,
            }),
          );
          for (const row of rows) await tx.owe(row);
          const out: string[] = [];
          while (true) {
            const claimed = await tx.claim(MADE_AT + 3, limit);
            out.push(...claimed.map((row) => row.key));
            if (claimed.length < limit) break;
          }
          const wanted = rows
            .filter((row) => row.notBeforeAt <= MADE_AT + 3)
            .toSorted((a, b) => a.notBeforeAt - b.notBeforeAt || a.createdAt - b.createdAt);
          expect(out).toEqual(wanted.map((row) => row.key));
        });
      }),
    );
  });
});
