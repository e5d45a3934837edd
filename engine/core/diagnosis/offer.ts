import type { Amount } from '../money/amount.ts';
import type { Policy } from '../policy/policy.ts';
import { cheaper, type Price, priceOf } from '../policy/promotion.ts';
import { mayDo } from '../ticket/answer.ts';
import type { CaseAct, CaseFact, CaseRefusal, Circumstances } from '../ticket/diagnosis-act.ts';
import type { Instant } from '../time/instant.ts';
import type { DiagnosisCase, Offer } from './case.ts';

/** The act that begins a case. */
type OfferFact = CaseFact & Extract<CaseAct, { type: 'offer' }>;

const LONGEST_WHY = 500;

/**
 * The offer of a diagnosis: what it costs is said before anything starts, and while one stands a
 * newer one never costs more. `standing` is the case as it is now.
 */
export function offerOf(
  fact: OfferFact,
  policy: Policy,
  standing: DiagnosisCase | null,
): Offer | CaseRefusal {
  const rules = policy.diagnosis;
  if (rules === null) return 'notSold';
  const blocked = blockedFor(policy, fact.circumstances);
  if (blocked !== null) {
    const refused = overrideOf(fact, policy, blocked);
    if (refused !== null) return refused;
  }
  const { tier } = fact.circumstances;
  const list = listPrice(policy, tier);
  if (list === undefined) return 'noPrice';
  return {
    seq: fact.seq,
    at: fact.at,
    price: offerPrice(policy, tier, list, standing, fact.at),
    validUntil: rules.offerValidForMs === null ? null : fact.at + rules.offerValidForMs,
    overriddenWhy: blocked === null ? null : fact.overriddenWhy,
  };
}

/** What an offer costs at an instant: never more than one that stands. */
export function offerPrice(
  policy: Policy,
  tier: string | null,
  list: Amount | null,
  standing: DiagnosisCase | null,
  at: Instant,
): Price | null {
  const price = list === null ? null : priceOf(policy, 'diagnosis', tier, list, at);
  return standing?.state === 'offered' ? least(standing.offer.price, price) : price;
}

/** What a diagnosis that was offered costs when it is accepted: never more than was offered. */
export function priceAt(one: DiagnosisCase, policy: Policy, at: Instant): Price | null {
  const offered = one.offer.price;
  if (offered === null) return null;
  return cheaper(offered, priceOf(policy, 'diagnosis', one.tier, offered.list, at));
}

/**
 * Why the rules would not offer a diagnosis: what is out of order on our side, or is help that the
 * customer has paid for already, is not sold.
 */
export function blockedFor(policy: Policy, found: Circumstances): CaseRefusal | null {
  if (found.kind !== null && policy.diagnosis?.notForKinds.includes(found.kind)) return 'kind';
  if (found.inMajorIncident) return 'majorIncident';
  if (found.hardwareSuspected) return 'hardware';
  const tier = policy.tiers.find(({ name }) => name === found.tier);
  return (tier?.configurationHelp ?? null) === null ? null : 'configurationHelp';
}

/** Undefined where the tier has no price. */
export function listPrice({ diagnosis }: Policy, tier: string | null) {
  const prices = diagnosis?.prices;
  return tier !== null && prices?.has(tier) ? prices.get(tier) : prices?.get('*');
}

/** What is included is less than any price. */
function least(said: Price | null, other: Price | null): Price | null {
  return said === null || other === null ? null : cheaper(said, other);
}

function overrideOf(fact: OfferFact, policy: Policy, blocked: CaseRefusal): CaseRefusal | null {
  const { by, overriddenWhy: why } = fact;
  // What a verdict let pass stays, whatever the rules and circumstances have become.
  if (by.is === 'agent' && by.actor === null) return null;
  if (why === null) return blocked;
  if (why.trim() === '' || why.length > LONGEST_WHY) return 'badWhy';
  const { may } = policy;
  return mayDo(by, may.override, may) ? null : 'permission';
}
