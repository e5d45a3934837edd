/** Does a request wait exactly as long as our share of every limit asks for? */
import { RateLimit } from '../../engine/zendesk/rate-limit.ts';
import { FakePace } from './zendesk-edge.ts';

async function waited(pace: FakePace, work: () => Promise<void>): Promise<number> {
  const before = pace.elapsedMs();
  await work();
  return pace.elapsedMs() - before;
}

describe('RateLimit', () => {
  it('lets our share of the exports’ ten a minute through, then waits for the oldest to leave', async () => {
    const pace = new FakePace();
    const limit = new RateLimit(0.4, pace);
    for (let call = 0; call < 4; call += 1) await limit.admit('ticketEvents');
    expect(pace.elapsedMs()).toBe(0);
    pace.pass(20_000);
    expect(await waited(pace, () => limit.admit('tickets'))).toBe(40_000);
  });

  it('counts the users export in a bucket of its own', async () => {
    const pace = new FakePace();
    const limit = new RateLimit(0.4, pace);
    for (let call = 0; call < 4; call += 1) await limit.admit('organizations');
    for (let call = 0; call < 8; call += 1) await limit.admit('users');
    expect(pace.elapsedMs()).toBe(0);
    expect(await waited(pace, () => limit.admit('users'))).toBe(60_000);
  });

  it.each([
    ['ratelimit-limit', { 'ratelimit-limit': '20' }],
    ['rate-limit', { 'rate-limit': '20' }],
    ['x-rate-limit', { 'x-rate-limit': '20' }],
  ])('learns the account’s limit from %s', async (_name, headers) => {
    const pace = new FakePace();
    const limit = new RateLimit(0.5, pace);
    limit.learn('other', headers);
    for (let call = 0; call < 10; call += 1) await limit.admit('audits');
    expect(pace.elapsedMs()).toBe(0);
    expect(await waited(pace, () => limit.admit('audits'))).toBe(60_000);
  });

  it.each([
    ['ratelimit', { 'ratelimit-remaining': '0', 'ratelimit-reset': '12' }],
    ['rate-limit', { 'rate-limit-remaining': '0', 'rate-limit-reset': '12' }],
  ])('holds back when others have used the account up (%s)', async (_name, headers) => {
    const pace = new FakePace();
    const limit = new RateLimit(1, pace);
    limit.learn('other', headers);
    expect(await waited(pace, () => limit.admit('showMany'))).toBe(12_000);
  });

  it.each([
    'zendesk-ratelimit-incremental-exports',
    'zendesk-rate-limit-incremental-exports-cursor',
  ])('reads the endpoint’s own header (%s) for its bucket alone', async (name) => {
    const pace = new FakePace();
    const limit = new RateLimit(1, pace);
    limit.learn('tickets', { [name]: 'total=10; remaining=0; resets=7' });
    expect(await waited(pace, () => limit.admit('other'))).toBe(0);
    expect(await waited(pace, () => limit.admit('tickets'))).toBe(7_000);
  });

  it('learns a larger export limit (high volume)', async () => {
    const pace = new FakePace();
    const limit = new RateLimit(0.4, pace);
    limit.learn('tickets', {
      'zendesk-ratelimit-incremental-exports': 'total=30; remaining=29; resets=60',
    });
    for (let call = 0; call < 12; call += 1) await limit.admit('tickets');
    expect(pace.elapsedMs()).toBe(0);
  });

  it('ignores headers that are no numbers', async () => {
    const pace = new FakePace();
    const limit = new RateLimit(1, pace);
    limit.learn('tickets', {
      'x-rate-limit': 'many',
      'zendesk-ratelimit-incremental-exports': '?',
    });
    expect(await waited(pace, () => limit.admit('tickets'))).toBe(0);
  });

  it('holds an export’s refusal against exports only', async () => {
    const pace = new FakePace();
    const limit = new RateLimit(1, pace);
    limit.refused('ticketEvents', 30_000);
    expect(await waited(pace, () => limit.admit('writes'))).toBe(0);
    expect(await waited(pace, () => limit.admit('organizations'))).toBe(30_000);
  });

  it('goes on as soon as the windows’ own clock has leapt', async () => {
    const pace = new FakePace();
    let deskMs = 0;
    const limit = new RateLimit(0.4, pace, () => deskMs);
    for (let call = 0; call < 4; call += 1) await limit.admit('tickets');
    deskMs = 59_999;
    const blocked = limit.admit('tickets');
    deskMs = 60_000;
    await blocked;
    expect(pace.elapsedMs()).toBeLessThanOrEqual(1_000);
  });

  it('always lets one through, however small the share', async () => {
    const pace = new FakePace();
    const limit = new RateLimit(0.01, pace);
    await limit.admit('tickets');
    expect(pace.elapsedMs()).toBe(0);
  });
});
