// Is a customer's comment read by its audit as the agent, and is a hidden one no failure?
import { commentTexts } from '../../../app/zaf/comment-texts.ts';
import type { RequestOptions } from '../../../app/zaf/zendesk.ts';

const audit = (...events: readonly object[]) => ({ audit: { events } });

function zendesk(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const request = async ({ url }: RequestOptions) => {
    asked.push(url);
    if (!(url in answers)) throw { status: 404 };
    return answers[url];
  };
  return { asked, ticketId: 7, request };
}

describe('commentTexts', () => {
  it('takes the public comment of each audit, and null for what Zendesk does not show', async () => {
    const desk = zendesk({
      '/api/v2/tickets/7/audits/410.json': audit(
        { type: 'Change', field_name: 'status' },
        { type: 'Comment', public: false, body: 'A note.' },
        { type: 'Comment', public: true, body: 'Yes, please.' },
      ),
      '/api/v2/tickets/7/audits/411.json': audit({ type: 'Change' }),
    });
    expect(await commentTexts(desk, [410, 411, 412])).toEqual(
      new Map([
        [410, 'Yes, please.'],
        [411, null],
        [412, null],
      ]),
    );
  });

  it('reads the ten newest and asks for nothing where there are none', async () => {
    const desk = zendesk({});
    expect((await commentTexts(desk, [])).size).toBe(0);
    await commentTexts(
      desk,
      Array.from({ length: 12 }, (_, at) => 400 + at),
    );
    expect(desk.asked).toHaveLength(10);
    expect(desk.asked[0]).toBe('/api/v2/tickets/7/audits/402.json');
  });
});
