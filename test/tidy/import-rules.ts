/** Who may import whom? The layers of the engine, the pure core, the app and the desk. */
import type { Syntax } from './syntax.ts';

/**
 * Each layer of the core and the layers below it that it may use; never backwards, never sideways.
 */
const CORE: Readonly<Record<string, readonly string[]>> = {
  time: [],
  calendar: ['time'],
  money: ['time'],
  policy: ['time', 'calendar', 'money'],
  ticket: ['time', 'calendar', 'money', 'policy'],
  entitlement: ['time', 'calendar', 'money', 'policy', 'ticket'],
  clock: ['time', 'calendar', 'money', 'policy', 'ticket', 'entitlement'],
  queue: ['time', 'calendar', 'money', 'policy', 'ticket', 'entitlement', 'clock'],
  alert: ['time', 'calendar', 'money', 'policy', 'ticket', 'entitlement', 'clock'],
  ledger: ['time', 'calendar', 'money', 'policy', 'ticket'],
  diagnosis: ['time', 'calendar', 'money', 'policy', 'ticket', 'ledger'],
  intervention: ['time', 'calendar', 'money', 'policy', 'ticket', 'ledger'],
  pack: ['time', 'calendar', 'money', 'policy', 'ticket', 'ledger'],
  // Decides what is asked, wherever it belongs, and is used by no other layer.
  action: [
    'time',
    'calendar',
    'money',
    'policy',
    'ticket',
    'entitlement',
    'clock',
    'ledger',
    'diagnosis',
  ],
};

const PORTS = [
  'engine/ports/',
  'engine/translation.ts',
  'engine/errors.ts',
  'engine/settings.ts',
  'engine/known.ts',
  'engine/signed-call.ts',
];
const CONTRACTS = [
  'engine/http/contract.ts',
  'engine/http/app-contract.ts',
  'engine/http/paid-contract.ts',
  'engine/http/ledger-contract.ts',
];

/** Which parts of the engine a part may use beside itself; a path's beginning is enough. */
const ENGINE: Readonly<Record<string, readonly string[]>> = {
  zendesk: ['engine/core/', ...PORTS],
  store: ['engine/core/', ...PORTS],
  channels: ['engine/core/', 'engine/wording/', ...PORTS],
  'tiers-file': ['engine/core/', 'engine/errors.ts'],
  wording: ['engine/core/', 'engine/ports/', ...CONTRACTS],
  run: ['engine/core/', 'engine/wording/', ...PORTS, ...CONTRACTS],
  http: ['engine/core/', 'engine/run/', 'engine/wording/', ...PORTS],
};

/** Parts whose borrowing from these must vanish when the program runs. */
const TYPES_ONLY: readonly (readonly [from: string, to: string])[] = [
  ['engine/wording/', 'engine/core/'],
  ['engine/wording/', 'engine/ports/'],
  ...CONTRACTS.map((contract) => ['engine/run/', contract] as const),
  ...CONTRACTS.map((contract) => ['engine/wording/', contract] as const),
  ['engine/http/', 'engine/core/'],
  ...CONTRACTS.map((contract) => ['app/', contract] as const),
];

/** Packages that one file alone may name. */
const ONE_HOME: Readonly<Record<string, string>> = {
  luxon: 'engine/core/time/zone.ts',
  'date-holidays': 'engine/tiers-file/holidays.ts',
};

/** One sentence for each import that breaks a rule. */
export function importOffences({ path, imports }: Syntax): readonly string[] {
  return imports.flatMap(({ of, isRelative, isTypeOnly, line }) => {
    const why = isRelative ? wrongFile(path, of, isTypeOnly) : wrongPackage(path, of);
    return why === null ? [] : [`${path}:${line} imports ${of}: ${why}`];
  });
}

function wrongPackage(path: string, name: string): string | null {
  const home = ONE_HOME[name];
  if (home === path) return null;
  const isProduct = path.startsWith('engine/') || path.startsWith('app/');
  if (home !== undefined && isProduct) return `only ${home} may`;
  return path.startsWith('engine/core/') ? 'the core is pure' : null;
}

function wrongFile(path: string, of: string, isTypeOnly: boolean): string | null {
  const isOfTest = of.startsWith('test/');
  if (isOfTest && !path.startsWith('test/')) return 'nothing imports test';
  if (path.startsWith('test/emulator/') && /^(app|engine)\//.test(of)) {
    return 'the desk must not share our misunderstandings';
  }
  if (!isTypeOnly && TYPES_ONLY.some(([from, to]) => path.startsWith(from) && of.startsWith(to))) {
    // Pure words for instants and spans need the core's arithmetic of time, and nothing else of it.
    const isTime = of.startsWith('engine/core/time/') && !path.startsWith('engine/core/');
    if (!isTime) return 'types only';
  }
  if (path.startsWith('app/')) return wrongForApp(of);
  if (path.startsWith('engine/core/')) return wrongForCore(path, of);
  return path.startsWith('engine/') ? wrongForEngine(path, of) : null;
}

function wrongForApp(of: string): string | null {
  const isOwn = of.startsWith('app/') || of.startsWith('translations/');
  // Sums are worked out by one arithmetic, whoever shows them.
  const shared = [...CONTRACTS, 'engine/wording/', 'engine/core/money/'];
  const isShared = shared.some((one) => of.startsWith(one));
  return isOwn || isShared ? null : 'the app knows the contract, the wording and sums of money';
}

function wrongForCore(path: string, of: string): string | null {
  if (!of.startsWith('engine/core/')) return 'the core imports only the core';
  if (of === 'engine/core/invariant.ts') return null;
  const [layer = '', below = ''] = [path, of].map((one) => one.split('/')[2]);
  if (layer === below) return null;
  const allowed = CORE[layer];
  if (allowed === undefined) return `the core has no layer ${layer}`;
  return allowed.includes(below) ? null : `${layer} may use ${allowed.join(', ') || 'nothing'}`;
}

function wrongForEngine(path: string, of: string): string | null {
  if (!of.startsWith('engine/')) return 'the engine stands alone';
  const [, part = ''] = path.split('/');
  const allowed = ENGINE[part];
  // Files beside the folders are seams, or main's own wiring; the command line sees everything.
  if (allowed === undefined) return null;
  const isAllowed = of.startsWith(`engine/${part}/`) || allowed.some((one) => of.startsWith(one));
  return isAllowed ? null : `${part} may use ${allowed.join(', ')}`;
}
