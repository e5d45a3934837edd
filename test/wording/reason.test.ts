/** Is each reason one plain sentence, the same today as yesterday? */
import type { Reason } from '../../engine/core/clock/reason.ts';
import { wordReason } from '../../engine/wording/reason.ts';
import { at } from '../support/histories.ts';

const FRIDAY = at('2026-11-20T16:00:00+01:00');
const CLOSING = at('2026-11-20T18:00:00+01:00');
const SATURDAY = at('2026-11-21T10:00:00+01:00');
const HOUR = 3_600_000;
const words = (reason: Reason) => wordReason(reason, 'Europe/Paris');

const target = {
  code: 'target',
  tier: 'premium',
  kind: 'incident',
  promise: 'firstReply',
  targetMs: 4 * HOUR,
  calendar: 'office',
  alwaysOpen: false,
  priority: null,
} as const;

/** Every code with its sentence; the compiler says when one is missing. */
const SENTENCES: Readonly<Record<Reason['code'], readonly (readonly [Reason, string])[]>> = {
  target: [
    [target, 'Premium, incident: first reply within 4 h of office.'],
    [{ ...target, kind: null, tier: '' }, 'First reply within 4 h of office.'],
    [
      { ...target, promise: 'agentWork', calendar: 'always', alwaysOpen: true },
      'Premium, incident: agentWork within 4 h, around the clock.',
    ],
  ],
  eventPlan: [
    [{ code: 'eventPlan', organization: 'ACME' }, 'The event plan of ACME sets this target.'],
  ],
  reducedService: [
    [{ code: 'reducedService', notice: null }, 'Reduced service sets this target.'],
    [{ code: 'reducedService', notice: 'Moving' }, 'Reduced service sets this target: Moving.'],
  ],
  started: [
    [{ code: 'started', at: FRIDAY, because: 'opened' }, 'Opened Fri 20 Nov 16:00.'],
    [
      { code: 'started', at: FRIDAY, because: 'customerWrote' },
      'The customer wrote Fri 20 Nov 16:00.',
    ],
    [{ code: 'started', at: FRIDAY, because: 'staffReplied' }, 'Last reply Fri 20 Nov 16:00.'],
    [
      { code: 'started', at: FRIDAY, because: 'kindAndComponent' },
      'Known as a replacement, with its component, since Fri 20 Nov 16:00.',
    ],
    [{ code: 'started', at: FRIDAY, because: 'solved' }, 'Solved Fri 20 Nov 16:00.'],
    [
      { code: 'started', at: FRIDAY, because: 'promised' },
      'An agent promised a time Fri 20 Nov 16:00.',
    ],
    [
      { code: 'started', at: FRIDAY, because: 'diagnosisAccepted' },
      'Diagnosis accepted Fri 20 Nov 16:00.',
    ],
    [{ code: 'started', at: FRIDAY, because: 'quoteAccepted' }, 'Quote accepted Fri 20 Nov 16:00.'],
    [{ code: 'started', at: FRIDAY, because: 'tierChanged' }, 'Tier changed Fri 20 Nov 16:00.'],
  ],
  counted: [
    [
      { code: 'counted', fromAt: FRIDAY, toAt: CLOSING, ms: 2 * HOUR },
      '2 h counted Fri 20 Nov 16:00 – 18:00.',
    ],
  ],
  closedHours: [
    [
      { code: 'closedHours', fromAt: CLOSING, toAt: SATURDAY },
      'Closed Fri 20 Nov 18:00 – Sat 21 Nov 10:00.',
    ],
  ],
  paused: [
    [
      { code: 'paused', fromAt: FRIDAY, toAt: null, because: 'waitingForCustomer' },
      'Paused since Fri 20 Nov 16:00: waiting for the customer.',
    ],
    [
      { code: 'paused', fromAt: FRIDAY, toAt: SATURDAY, because: 'solved' },
      'Paused Fri 20 Nov 16:00 – Sat 21 Nov 10:00: solved meanwhile.',
    ],
    [
      { code: 'paused', fromAt: FRIDAY, toAt: null, because: 'waitingForWindow' },
      'Paused since Fri 20 Nov 16:00: waiting for the customer’s maintenance window.',
    ],
    [
      { code: 'paused', fromAt: FRIDAY, toAt: null, because: 'status' },
      'Paused since Fri 20 Nov 16:00: this promise pauses on that status.',
    ],
    [
      { code: 'paused', fromAt: FRIDAY, toAt: CLOSING, because: 'notReplaced' },
      'Paused Fri 20 Nov 16:00 – 18:00: counted as replaced meanwhile.',
    ],
  ],
  retargeted: [
    [
      { code: 'retargeted', at: FRIDAY, because: 'kind', fromMs: 4 * HOUR, toMs: null },
      'Kind changed Fri 20 Nov 16:00: target 4 h → none, from the original start.',
    ],
    [
      { code: 'retargeted', at: FRIDAY, because: 'priority', fromMs: null, toMs: HOUR / 2 },
      'Priority changed Fri 20 Nov 16:00: target none → 30 min, from the original start.',
    ],
    [
      { code: 'retargeted', at: FRIDAY, because: 'component', fromMs: HOUR, toMs: 2 * HOUR },
      'Component changed Fri 20 Nov 16:00: target 1 h → 2 h, from the original start.',
    ],
    [
      { code: 'retargeted', at: FRIDAY, because: 'fields', fromMs: HOUR, toMs: 2 * HOUR },
      'Fields changed Fri 20 Nov 16:00: target 1 h → 2 h, from the original start.',
    ],
  ],
  tierChanged: [
    [
      { code: 'tierChanged', at: FRIDAY, from: 'standard', to: 'premium', kept: 'new' },
      'Tier changed Fri 20 Nov 16:00 from standard to premium: ' +
        'the new deadline is the earlier one and holds.',
    ],
    [
      { code: 'tierChanged', at: FRIDAY, from: 'premium', to: null, kept: 'old' },
      'Tier changed Fri 20 Nov 16:00 from premium to none: ' +
        'the old deadline is the earlier one and holds.',
    ],
  ],
  met: [
    [{ code: 'met', at: FRIDAY, because: 'replied' }, 'Replied Fri 20 Nov 16:00.'],
    [{ code: 'met', at: FRIDAY, because: 'solved' }, 'Solved Fri 20 Nov 16:00.'],
    [{ code: 'met', at: FRIDAY, because: 'replaced' }, 'Part replaced Fri 20 Nov 16:00.'],
    [{ code: 'met', at: FRIDAY, because: 'explained' }, 'Explanation delivered Fri 20 Nov 16:00.'],
    [{ code: 'met', at: FRIDAY, because: 'outcome' }, 'Diagnosis finished Fri 20 Nov 16:00.'],
    [{ code: 'met', at: FRIDAY, because: 'finished' }, 'Work finished Fri 20 Nov 16:00.'],
  ],
  breached: [
    [{ code: 'breached', at: FRIDAY, datedAtChange: false }, 'Breached Fri 20 Nov 16:00.'],
    [
      { code: 'breached', at: FRIDAY, datedAtChange: true },
      'Breached Fri 20 Nov 16:00, dated at the change that made it late.',
    ],
  ],
  policy: [
    [
      { code: 'policy', version: '2026-11', because: 'openedBefore' },
      'Judged by version 2026-11, the first there is, though opened before it took effect.',
    ],
  ],
  followsUp: [
    [{ code: 'followsUp', ticket: 4600 }, 'A follow-up of #4600, with its kind and component.'],
  ],
  pack: [[{ code: 'pack', pack: 'basic' }, 'The pack basic sets this target.']],
  rejudged: [
    [
      { code: 'rejudged', at: FRIDAY, from: 'a', to: 'b', fromMs: null, toMs: 4 * 3_600_000 },
      'Version b took open tickets over Fri 20 Nov 16:00: target none → 4 h, from the original start.',
    ],
  ],
  inherited: [
    [
      { code: 'inherited', at: CLOSING, from: 4712, startedAt: FRIDAY },
      '#4712 was merged into this ticket Fri 20 Nov 18:00: counts since Fri 20 Nov 16:00.',
    ],
  ],
  withdrawn: [
    [
      { code: 'withdrawn', by: null, at: CLOSING, breachedAt: FRIDAY, why: 'only a question' },
      'The breach of Fri 20 Nov 16:00 was withdrawn Fri 20 Nov 18:00: only a question.',
    ],
  ],
  reasonMissing: [
    [
      { code: 'reasonMissing', at: FRIDAY },
      'A change Fri 20 Nov 16:00 would withdraw the breach, but gave no reason: ' +
        'it stands until one is given.',
    ],
  ],
  reopened: [
    [{ code: 'reopened', at: FRIDAY }, 'Reopened Fri 20 Nov 16:00: the same clock goes on.'],
  ],
  cancelled: (
    [
      ['solvedWithoutReply', 'solved without a reply'],
      ['noReplyOwed', 'an agent said that no reply is owed'],
      ['closed', 'the ticket was closed'],
      ['merged', 'the ticket was merged into another'],
      ['deleted', 'the ticket was deleted'],
      ['suspended', 'support is suspended'],
      ['reopened', 'the ticket was reopened'],
      ['notPromised', 'this is not promised for its present kind'],
    ] as const
  ).map(([because, cause]) => [
    { code: 'cancelled', at: FRIDAY, because },
    `No longer owed since Fri 20 Nov 16:00: ${cause}.`,
  ]),
  exactly: [[{ code: 'exactly', at: FRIDAY }, 'Promised for Fri 20 Nov 16:00.']],
};

describe('wordReason', () => {
  test.each(Object.values(SENTENCES).flat())('%j is “%s”', (reason, sentence) => {
    expect(words(reason)).toBe(sentence);
  });

  test('a sentence names times in the zone that is asked for', () => {
    const reason: Reason = { code: 'reopened', at: FRIDAY };
    expect(wordReason(reason, 'UTC')).toContain('Fri 20 Nov 15:00');
    expect(wordReason(reason, 'Asia/Kolkata')).toContain('Fri 20 Nov 20:30');
  });
});
