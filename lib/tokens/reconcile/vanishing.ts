/** Fewer than this vanish in a shop of any size: somebody tidied up in the dashboard. */
const always = 5
/** More than this vanish in no shop in a day. */
const never = 1_000

/**
 * How many tokens may be missing at once before nothing more is believed. Tokens hardly ever vanish by
 * themselves, so one in fifty is far beyond any usual day. A worker looks at one in twenty-four within the hour
 * between two looks: whatever makes all of them vanish is noticed before the first is believed.
 */
export function mostMissing(tokens: number): number {
  return Math.min(never, Math.max(always, Math.floor(tokens / oneIn)))
}

const oneIn = 50

/** No more tokens than this need to be counted for it. */
export const mostCountedTokens = never * oneIn
