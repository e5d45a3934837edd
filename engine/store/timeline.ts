import { invariant } from '../core/invariant.ts';
import type { Fact, TicketHeader } from '../core/ticket/fact.ts';
import { EngineError } from '../errors.ts';
import { compactLine, factAt, isFactLine } from './timeline-fact.ts';

/**
 * How does a ticket's timeline stand in one column? As lines of text, made to be read a million at
 * a time: half the time and a third of the room of the same facts as JSON objects.
 *
 * The first line is a digit, the version of the form, and the JSON list of the header, the authors
 * and how many facts follow. Then comes a line for each fact, in their order: an update of the desk
 * as `timeline-fact.ts` says, anything else as the JSON object it is. So there is no list of known
 * facts here, and whatever JSON can say comes back as it was (a property that is undefined is
 * absent, as in JSON), frozen where facts share it. Every line ends with a line feed; no other
 * stands in the text.
 *
 * A change of the form takes the next digit. Every older form stays readable and is written anew
 * when its ticket is saved; a newer one is refused.
 */
export interface Timeline {
  readonly header: TicketHeader;
  readonly facts: readonly Fact[];
}

const VERSION = '1';

/**
 * The text of a timeline. It is made anew for each saving: remembering what was read, so as not to
 * make it again, costs every reading more than it saves in those that are saved.
 */
export function packTimeline({ header, facts }: Timeline): string {
  const authors: string[] = [];
  const lines: string[] = [];
  let previousAt = 0;
  for (const fact of facts) {
    const line = compactLine(fact, previousAt, authors);
    if (line === null) lines.push(JSON.stringify(inOneOrder(fact)));
    else {
      lines.push(line);
      previousAt = fact.at;
    }
  }
  const head = VERSION + JSON.stringify([header, authors, facts.length]);
  return `${[head, ...lines].join('\n')}\n`;
}

/** The timeline in a text; EngineError storeFailed naming the ticket when the text is damaged. */
export function unpackTimeline(text: string, ticketId: number): Timeline {
  const facts: Fact[] = [];
  try {
    return { header: read(text, facts), facts };
  } catch {
    // What stands there is not told: these are a customer's words, and errors are logged.
    throw new EngineError(
      'storeFailed',
      `The timeline of ticket ${ticketId} in the store is damaged after ${facts.length} facts: ` +
        'stop the engine, keep the folder, and restore the store from a backup.',
    );
  }
}

/** Adds the facts in the text and returns its header; any error says that the text is damaged. */
function read(text: string, facts: Fact[]): TicketHeader {
  invariant(text.startsWith(VERSION), 'The timeline is of another form.');
  const headEnd = text.indexOf('\n');
  const [header, authors, count] = JSON.parse(text.slice(1, headEnd)) as [
    TicketHeader,
    readonly string[],
    number,
  ];
  let previousAt = 0;
  let start = headEnd + 1;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    invariant(end > start, 'The timeline ends within a line.');
    if (isFactLine(text, start)) {
      const fact = factAt(text, start, end, previousAt, authors);
      invariant(fact !== null, 'A column of the timeline is damaged.');
      previousAt = fact.at;
      facts.push(fact);
    } else {
      const fact = JSON.parse(text.slice(start, end)) as Fact;
      facts.push(text.startsWith(ORDERED, start) ? fact : inOneOrder(fact));
    }
    start = end + 1;
  }
  invariant(facts.length === count, 'The timeline has another number of facts than it says.');
  return header;
}

/** How a fact begins that was in order when it was written; what a migration wrote may not be. */
const ORDERED = '{"at":';

const FIRST = ['at', 'seq', 'key', 'author', 'type'] as const;

/** The same fact, what every fact has in front: the order that facts of updates have. */
function inOneOrder(fact: Fact): Fact {
  const first: Record<string, unknown> = {};
  for (const name of FIRST) if (Object.hasOwn(fact, name)) first[name] = fact[name];
  return { ...first, ...fact };
}
