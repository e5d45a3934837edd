/** Does `palier export ledger` print what the engine answers, as a table or as it is? */
import nock from 'nock';
import { exportCommand } from '../../engine/cli/export.ts';

const ENGINE = 'http://127.0.0.1:4601';
const DATES = ['--from', '2026-11-01', '--to', '2026-12-01'];
const ANSWER = {
  from: '2026-11-01',
  to: '2026-12-01',
  timeZone: 'Europe/Paris',
  columns: ['key', 'text', 'gross'],
  lines: [
    { key: 'a/0', text: '', gross: '24.00' },
    { key: 'n/0', text: '=cmd, "x"', gross: '-4.00' },
  ],
  totals: [{ currency: 'EUR', lines: 2, net: '16.67', vat: '3.33', gross: '20.00' }],
};

afterAll(() => nock.restore());

describe('palier export ledger', () => {
  const before = process.env;
  beforeEach(() => {
    process.env = { PALIER_PORT: '4601', PALIER_WEBHOOK_SECRET: 'given' };
  });
  afterEach(() => {
    process.env = before;
    nock.cleanAll();
  });
  const answers = (status: number, body: object) =>
    nock(ENGINE, { reqheaders: { 'x-palier': 'cli' } })
      .get('/v1/ledger/export')
      .query({ from: '2026-11-01', to: '2026-12-01' })
      .reply(status, body);

  it('prints a table, with the totals beside it', async () => {
    answers(200, ANSWER);
    expect(await exportCommand(['ledger', ...DATES])).toEqual({
      exitCode: 0,
      out: 'key,text,gross\r\na/0,,24.00\r\nn/0,"\'=cmd, ""x""",-4.00\r',
      aside:
        '2 rows from 2026-11-01 to 2026-12-01 (exclusive), Europe/Paris\n' +
        'EUR: net 16.67, VAT 3.33, gross 20.00',
    });
  });

  it('prints the answer as it is with --json', async () => {
    answers(200, ANSWER);
    const { out, aside } = await exportCommand(['ledger', ...DATES, '--json']);
    expect([JSON.parse(out), aside]).toEqual([ANSWER, undefined]);
  });

  it('passes on what the engine says of bad dates', async () => {
    answers(400, { detail: '"x" is no date.' });
    const refused = { exitCode: 1, out: '"x" is no date.', isError: true };
    expect(await exportCommand(['ledger', ...DATES])).toEqual(refused);
  });

  it.each([
    [[], 'Say what to export'],
    [['tickets', ...DATES], 'Say what to export'],
    [['ledger', '--from', '2026-11-01'], 'Say which days'],
    [['ledger', ...DATES, '--csv', '--json'], 'keep one'],
    [['ledger', '--month', '11'], 'There is no option --month'],
  ])('refuses %j without asking anybody', async (args, sentence) => {
    const { exitCode, out } = await exportCommand(args);
    expect([exitCode, out]).toEqual([2, expect.stringContaining(sentence)]);
  });
});
