/** What is a sum of money as a fraction? The judge of money's rounding; shares no code with it. */

export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** The decimal text as a fraction: "5.5" is 55/10. */
export function fractionOf(text: string): Fraction {
  const dot = text.indexOf('.');
  const decimals = dot < 0 ? 0 : text.length - dot - 1;
  return { top: BigInt(text.replace('.', '')), bottom: 10n ** BigInt(decimals) };
}

export function product(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/**
 * Whether a whole number is what a fraction rounds to, half away from zero: no more than a half
 * away, and where it is exactly a half, then on the far side from zero.
 */
export function isRounded(whole: bigint, { top, bottom }: Fraction): boolean {
  const twiceAway = 2n * (whole * bottom - top);
  if (twiceAway === bottom) return top > 0n;
  if (twiceAway === -bottom) return top < 0n;
  return -bottom < twiceAway && twiceAway < bottom;
}
