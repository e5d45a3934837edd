/** Does the fake desk do what every Desk does? */
import { deskContract } from '../contract/desk-contract.ts';
import { fakeClock } from './fake-clock.ts';
import { AGENT, CUSTOMER, fakeDesk } from './fake-desk.ts';
import { at } from './histories.ts';

describe('fakeDesk', () => {
  deskContract(async () => {
    const clock = fakeClock(at('2026-11-23T09:00:00+01:00'));
    const desk = fakeDesk(clock);
    return {
      desk,
      nowAt: clock.now,
      advance: clock.advance,
      async open(subject) {
        await clock.advance(1_000);
        return desk.acts.open({ by: CUSTOMER, subject });
      },
      async say(id, who, status) {
        await clock.advance(1_000);
        const set = status === undefined ? {} : { set: { status } };
        desk.acts.update(id, { by: who === 'agent' ? AGENT : CUSTOMER, says: true, ...set });
      },
      remove: async (id) => desk.acts.remove(id),
      close: async () => {},
    };
  });
});
