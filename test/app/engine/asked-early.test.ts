// Is the ticket asked about before anybody needs it, once, and does a failure come to who asks?
import type { AppEngine } from '../../../app/engine/app-answers.ts';
import { askedEarly } from '../../../app/engine/asked-early.ts';

/** An engine that numbers the answers it gives, and what it was asked. */
function counting(answer: (id: number, nth: number) => Promise<unknown>) {
  const asked: number[] = [];
  const ticket = (id: number) => {
    asked.push(id);
    return answer(id, asked.length);
  };
  return { asked, engine: { ticket } as unknown as AppEngine };
}

const numbered = (id: number, nth: number) => Promise.resolve(`answer ${nth} about ${id}`);

describe('askedEarly', () => {
  it('asks at once, and gives that answer to the first who asks for the ticket', async () => {
    const { asked, engine } = counting(numbered);
    const early = askedEarly(engine, 7);
    expect(asked).toEqual([7]);
    expect(await early.ticket(7)).toBe('answer 1 about 7');
    expect(await early.ticket(7)).toBe('answer 2 about 7');
    expect(asked).toEqual([7, 7]);
  });

  it('asks nothing where no ticket is shown', () => {
    const { asked, engine } = counting(numbered);
    expect(askedEarly(engine, null)).toBe(engine);
    expect(asked).toEqual([]);
  });

  it('gives no answer about another ticket, and no old one later', async () => {
    const { engine } = counting(numbered);
    const early = askedEarly(engine, 7);
    expect(await early.ticket(8)).toBe('answer 2 about 8');
    expect(await early.ticket(7)).toBe('answer 3 about 7');
  });

  it('fails with the one who takes the answer, and once', async () => {
    const { engine } = counting((id, nth) =>
      nth === 1 ? Promise.reject(new Error('down')) : numbered(id, nth),
    );
    const early = askedEarly(engine, 7);
    await expect(early.ticket(7)).rejects.toThrow('down');
    expect(await early.ticket(7)).toBe('answer 2 about 7');
  });
});
