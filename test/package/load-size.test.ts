/**
 * How much must a browser load before the sidebar beside a ticket is there, and how much for what
 * comes later? Counted as a server sends it, each file by gzip of its own; Zendesk's SDK is not in.
 */
import { gzipSync } from 'node:zlib';
import { type BuiltApp, buildApp, type Chunk } from './built-app.ts';

jest.setTimeout(60_000);

/** What an agent waits for at each ticket; what somebody waits for who asked for it. */
const FIRST_LOAD_MAX = 95_000;
const ON_DEMAND_MAX = 60_000;

describe('the package', () => {
  let app: BuiltApp;
  beforeAll(() => {
    app = buildApp('package');
  });
  afterAll(() => app?.remove());

  function chunkOf(fits: (chunk: Chunk) => boolean, what: string): Chunk {
    const found = app.chunks.filter(fits);
    if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} are ${what}`);
    return found[0];
  }
  const entry = () => chunkOf(({ isEntry }) => isEntry, 'entries');
  const madeOf = (module: string) => chunkOf(({ modules }) => modules.includes(module), module);

  /** A chunk and all that is loaded with it, less what is there already. */
  function broughtBy(chunk: Chunk, loaded: ReadonlySet<Chunk> = new Set()): Set<Chunk> {
    const brought = new Set([chunk]);
    for (const one of brought) {
      for (const file of one.imports) brought.add(chunkOf((other) => other.file === file, file));
    }
    return new Set([...brought].filter((one) => !loaded.has(one)));
  }
  const gzipped = (chunks: Iterable<Chunk>) =>
    [...chunks].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);

  it.each(['en', 'fr', 'ru'])('loads little before a ticket’s sidebar speaks %s', (language) => {
    const first = [...broughtBy(entry()), madeOf(`translations/${language}.json?sidebar`)];
    expect(first.some(({ modules }) => modules.includes('app/locations/TicketSidebar.tsx'))).toBe(
      true,
    );
    expect(gzipped(first)).toBeLessThanOrEqual(FIRST_LOAD_MAX);
  });

  it.each([
    'app/panels/forms/ActForm.tsx',
    'app/panels/forms/KindForm.tsx',
    'app/panels/DiagnosisPanel.tsx',
    'app/panels/forms/DiagnosisForm.tsx',
    'app/panels/InterventionPanel.tsx',
    'app/panels/forms/TimerActForm.tsx',
    'engine/wording/texts/ru.ts',
    'app/locations/NavBar.tsx',
    'app/locations/CustomerSidebar.tsx',
    ...['en', 'fr', 'ru'].map((language) => `translations/${language}.json`),
  ])('loads %s only when it is asked for, and then little', (module) => {
    const first = broughtBy(entry());
    const later = broughtBy(madeOf(module), first);
    expect(later.has(madeOf(module))).toBe(true);
    expect(gzipped(later)).toBeLessThanOrEqual(ON_DEMAND_MAX);
  });

  it('has no other chunk that is larger than those may be', () => {
    const first = broughtBy(entry());
    const large = app.chunks.filter((one) => !first.has(one) && gzipped([one]) > ON_DEMAND_MAX);
    expect(large.map(({ file }) => file)).toEqual([]);
  });
});
