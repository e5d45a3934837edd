// Does what an agent does about a paid diagnosis arrive as the engine reads it, short or long? The
// engine's own reader stands on the other side of the wire.
import * as fc from 'fast-check';
import { updateFor } from '../../../app/engine/deed.ts';
import type { DiagnosisDeed } from '../../../app/engine/diagnosis-deed.ts';
import type { Audit } from '../../../engine/ports/desk.ts';
import { askedAction } from '../../../engine/zendesk/asked-action.ts';

const IDS = { palier_action: 9, palier_kind: 1, palier_component: 2, palier_replaced: 3 };
const NONCE = 'AAAAAAAAAAAAAAAA';
const told = 'Proposed: Quote €150.00 before VAT.';

interface Update {
  readonly ticket: {
    readonly custom_fields: readonly { readonly id: number; readonly value: string }[];
    readonly comment?: { readonly public: boolean; readonly body: string };
    readonly metadata: { readonly palier: Readonly<Record<string, unknown>> };
  };
}

async function updated(deed: DiagnosisDeed): Promise<Update['ticket']> {
  const body = await updateFor(deed, { nonce: NONCE, after: 'before', ids: IDS });
  return (body as Update).ticket;
}

/** What the engine makes of an update, once Zendesk has recorded it. */
function readBack({ custom_fields, comment, metadata }: Update['ticket']) {
  const audit = {
    id: 500,
    ticketId: 7,
    authorId: 12,
    at: Date.parse('2026-11-23T10:00:00Z'),
    creates: false,
    custom: metadata,
    changes: custom_fields.map(({ id, value }) => ({ field: `custom_field:${id}`, value })),
    comments: comment === undefined ? [] : [{ public: comment.public, text: comment.body }],
  };
  const known = { ownUserId: 1, fieldIds: IDS };
  return askedAction(audit as unknown as Audit, known as Parameters<typeof askedAction>[1]);
}

const line = (what: string, amount = '120.00') => ({ what, amount, currency: 'EUR' });
const none = { language: null, words: null };

describe('updateFor a diagnosis', () => {
  it.each<[string, DiagnosisDeed, object]>([
    [
      'an offer',
      { action: 'diagnosis.offer', sort: 'request', why: '', language: 'fr', words: 'Oui ?', told },
      { act: { type: 'offer', sort: 'request', overriddenWhy: null }, language: 'fr' },
    ],
    [
      'an offer against the rules',
      {
        ...{ action: 'diagnosis.offer', sort: 'faultClaim', why: 'Asked for.', language: 'en' },
        ...{ words: '', told },
      },
      { act: { type: 'offer', sort: 'faultClaim', overriddenWhy: 'Asked for.' }, words: null },
    ],
    [
      'a yes',
      { action: 'diagnosis.accept', of: 400, comment: 410, told },
      { act: { type: 'accept', of: 400, comment: 410 }, ...none },
    ],
    [
      'a no',
      { action: 'diagnosis.decline', of: 400, comment: 410, told },
      { act: { type: 'decline', of: 400, comment: 410 }, ...none },
    ],
    [
      'a consent',
      {
        ...{ action: 'diagnosis.consent', touches: ['web01', 'db'], comment: 410, told },
        until: '2026-12-01T00:00:00.000Z',
      },
      {
        act: {
          ...{ type: 'consent', touches: ['web01', 'db'], comment: 410 },
          until: Date.parse('2026-12-01T00:00:00Z'),
        },
      },
    ],
    [
      'the beginning of work',
      { action: 'diagnosis.touch', what: 'web01', told },
      { act: { type: 'touch', what: 'web01' } },
    ],
    [
      'a question',
      { action: 'diagnosis.ask', words: 'Which disk?', told },
      { act: { type: 'ask' }, words: 'Which disk?' },
    ],
    ['our fault', { action: 'diagnosis.ourFault', words: '', told }, { act: { type: 'ourFault' } }],
    ['solved', { action: 'diagnosis.solved', words: '', told }, { act: { type: 'solved' } }],
    ['unable', { action: 'diagnosis.unable', words: '', told }, { act: { type: 'unable' } }],
    ['the end', { action: 'diagnosis.finish', words: '', told }, { act: { type: 'finish' } }],
    [
      'another end',
      { action: 'diagnosis.unfinished', words: '', told },
      { act: { type: 'unfinished' } },
    ],
    [
      'a quote',
      {
        ...{ action: 'diagnosis.quote', lines: [line('Rules')], touches: ['web01'] },
        ...{ language: 'en', words: '', told },
      },
      { act: { type: 'quote', lines: [line('Rules')], touches: ['web01'] } },
    ],
  ])('writes %s in the metadata alone, as the engine reads it', async (_, deed, asked) => {
    const ticket = await updated(deed);
    expect(ticket.comment).toBeUndefined();
    expect(ticket.metadata.palier.sha).toBeUndefined();
    expect(JSON.stringify(ticket.metadata)).not.toContain('Proposed');
    expect(readBack(ticket)).toMatchObject({
      ...{ auditId: 500, by: 12, nonce: NONCE, after: 'before', name: deed.action },
      asked: { name: deed.action, ...asked },
    });
  });

  it('writes a long quote as a note that colleagues can read, and binds it by its hash', async () => {
    const lines = [line('Règles du pare-feu', '120.00'), line('x'.repeat(200), '0.01')];
    const words = `${'Nous avons trouvé ceci. '.repeat(30)}\nÀ bientôt {{ticket.id}}`;
    const deed: DiagnosisDeed = {
      ...{ action: 'diagnosis.quote', lines, touches: ['web01'], language: 'fr', words, told },
    };
    const ticket = await updated(deed);
    const { palier } = ticket.metadata;
    expect(Object.keys(palier).sort()).toEqual(['action', 'after', 'nonce', 'sha', 'v']);
    expect(palier.sha).toMatch(/^[0-9a-f]{64}$/);
    expect(ticket.comment?.public).toBe(false);
    const [sentence, ...rest] = ticket.comment?.body.split('\n\n') ?? [];
    expect(sentence).toBe(told);
    expect(rest[0]).toBe(words);
    expect(rest[1]).toMatch(/^\{"language":"fr","lines":\[\{"amount":"120\.00","currency":"EUR"/);
    expect(rest[1]).not.toContain('{{');
    expect(readBack(ticket)).toMatchObject({
      asked: { act: { type: 'quote', lines, touches: ['web01'] }, language: 'fr', words },
    });
  });

  it('is refused by the engine when the note is not what was sent', async () => {
    const words = 'x'.repeat(900);
    const ticket = await updated({ action: 'diagnosis.solved', words, told });
    const body = ticket.comment?.body.replaceAll('xxx', 'xyx') ?? '';
    expect(readBack(ticket)?.asked).toMatchObject({ words });
    expect(readBack({ ...ticket, comment: { public: false, body } })?.asked).toBe('noteMismatch');
  });

  it('reaches the engine whatever is written, and keeps to what Zendesk keeps', async () => {
    const signs = fc.constantFrom('x', 'ж', '語', '🔥', '"', '\n', '\\', '{', '}', '%', '\ud83d');
    const text = fc.array(signs, { maxLength: 900 }).map((parts) => `a${parts.join('')}z`);
    await fc.assert(
      fc.asyncProperty(text, async (words) => {
        const ticket = await updated({ action: 'diagnosis.ask', words, told });
        const bytes = Buffer.byteLength(JSON.stringify(ticket.metadata));
        expect(bytes).toBeLessThanOrEqual(900);
        expect(readBack(ticket)?.asked).toMatchObject({ act: { type: 'ask' }, words });
      }),
    );
  });
});
