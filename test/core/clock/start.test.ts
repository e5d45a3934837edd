/** Which clocks cannot be kept, because the words of the ticket's channel are no comments? */
import { fact, linesOf } from '../../support/histories.ts';
import { EXAMPLE_FILE, policyFrom } from '../../support/policy.ts';

const policy = policyFrom(EXAMPLE_FILE);
const opened = fact('2026-11-23T09:00:00+01:00', {
  type: 'opened',
  by: 'customer',
  kind: 'incident',
});

describe('a ticket that staff opened', () => {
  test('owes the next reply after the first, though no promise is made for a first one', () => {
    const replies = policyFrom({
      ...EXAMPLE_FILE,
      tiers: { standard: { people: 'always', promises: { nextReply: '4h' } } },
    });
    const facts = [
      fact('2026-11-23T09:00:00+01:00', { type: 'opened', by: 'staff' }),
      fact('2026-11-23T09:10:00+01:00', { type: 'customerWrote' }),
      fact('2026-11-23T09:30:00+01:00', { type: 'staffReplied' }),
      fact('2026-11-23T10:00:00+01:00', { type: 'customerWrote' }),
    ];
    const now = '2026-11-23T11:00:00+01:00';
    expect(linesOf('nextReply', { policy: replies, facts, now })).toEqual([
      'running due 2026-11-23T13:00:00Z, used 60m',
    ]);
  });
});

describe('a replacement whose kind needs consent', () => {
  const asking = policyFrom({
    ...EXAMPLE_FILE,
    kinds: {
      ...EXAMPLE_FILE.kinds,
      replacement: { ...EXAMPLE_FILE.kinds.replacement, needsConsent: true },
    },
  });
  const disk = fact('2026-11-23T09:00:00+01:00', {
    type: 'opened',
    by: 'customer',
    kind: 'replacement',
    component: 'disk',
  });
  const consent = (iso: string) => fact(iso, { type: 'consent' });
  const parts = (facts: readonly ReturnType<typeof fact>[]) =>
    linesOf('replacement', {
      policy: asking,
      tier: 'premium',
      facts: [disk, ...facts],
      now: '2026-11-23T13:00:00+01:00',
    });

  test('is owed from the consent on, not before', () => {
    expect(parts([])).toEqual([]);
    expect(parts([consent('2026-11-23T10:00:00+01:00')])).toEqual([
      'running due 2026-11-23T21:00:00Z, used 180m',
    ]);
  });

  test('needs another consent for another part', () => {
    const replaced = [
      consent('2026-11-23T10:00:00+01:00'),
      fact('2026-11-23T11:00:00+01:00', { type: 'replaced' }),
      fact('2026-11-23T11:30:00+01:00', { type: 'component', to: 'ram' }),
    ];
    expect(parts(replaced)).toHaveLength(1);
    expect(parts([...replaced, consent('2026-11-23T12:00:00+01:00')])[1]).toBe(
      'running due 2026-11-24T11:00:00Z, used 60m',
    );
  });
});

describe('a reply that solves the ticket', () => {
  const answered = [opened, fact('2026-11-23T09:30:00+01:00', { type: 'staffReplied' })];
  const updates = (solvedAt: string) =>
    linesOf('update', {
      policy,
      tier: 'premium',
      facts: [...answered, fact(solvedAt, { type: 'status', to: 'solved' })],
      now: '2026-11-23T11:00:00+01:00',
    });

  test('owes no update, and one that is solved 1 ms later met its update', () => {
    expect(updates('2026-11-23T09:30:00+01:00')).toEqual([]);
    expect(updates('2026-11-23T09:30:00.001+01:00')[0]).toMatch(/^met /);
  });
});

describe('a ticket whose words are not comments', () => {
  const clocksOf = (channel: string | null, promise: string) =>
    linesOf(promise, {
      policy,
      tier: 'premium',
      header: { channel },
      facts: [
        opened,
        fact('2026-11-23T09:10:00+01:00', { type: 'customerWrote' }),
        fact('2026-11-23T09:20:00+01:00', { type: 'component', to: 'disk' }),
        fact('2026-11-23T09:20:00+01:00', { type: 'kind', to: 'replacement' }),
      ],
      now: '2026-11-30T09:00:00+01:00',
    });

  test.each(['chat', 'native_messaging', 'whatsapp', 'sunshine_conversations_api'])(
    'by %s shows its reply clock once, cancelled and never breached',
    (channel) => {
      const found = clocksOf(channel, 'nextReply').concat(clocksOf(channel, 'resolution'));
      expect(found.filter((line) => !line.startsWith('cancelled'))).toEqual([]);
      expect(clocksOf(channel, 'replacement')[0]).toMatch(/^breached/);
    },
  );

  test.each(['web', 'email', 'api', null])('by %s is measured', (channel) => {
    expect(clocksOf(channel, 'replacement')[0]).toMatch(/^breached/);
    expect(
      linesOf('firstReply', {
        policy,
        tier: 'premium',
        header: { channel },
        facts: [opened],
        now: '2026-11-23T11:00:00+01:00',
      }),
    ).toEqual(['breached due 2026-11-23T09:00:00Z, used 120m, breached 2026-11-23T09:00:00Z']);
  });
});
