import { elapsedMs } from '#lib/clock.ts'
import type { Mix } from './mix.ts'
import { type Played, playRound, type Round } from './play-round.ts'

/** Subscription-months of one shop, and of what is played again when it failed. */
export const roundMonths = 2_500

export type PlayedMix = {
  mix: Mix
  rounds: number
  orders: number
  collected: number
  counts: Map<string, number>
  seconds: number
  failed: { round: Round; broken: string[] }[]
}

/** As many shops of a mix as its months fill, each with a seed of its own: that of the first, counted up. */
export async function playMix({ mix, seed, months }: Round): Promise<PlayedMix> {
  const begunMs = elapsedMs()
  const rounds = Array.from({ length: Math.ceil(months / roundMonths) }, (_, index) => ({
    mix,
    seed: seed + index,
    months: Math.min(roundMonths, months - index * roundMonths),
  }))
  const played: { round: Round; result: Played }[] = []
  for (const round of rounds) played.push({ round, result: await playRound(round) })
  const sum = (of: 'orders' | 'collected') =>
    played.reduce((total, { result }) => total + result[of], 0)
  return {
    mix,
    rounds: rounds.length,
    orders: sum('orders'),
    collected: sum('collected'),
    counts: addUp(played.map(({ result }) => result.counts)),
    seconds: Math.round((elapsedMs() - begunMs) / 1000),
    failed: played.flatMap(({ round, result: { broken } }) =>
      broken.length > 0 ? [{ round, broken }] : [],
    ),
  }
}

function addUp(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const total = new Map<string, number>()
  for (const [what, count] of all.flatMap((counts) => [...counts]))
    total.set(what, (total.get(what) ?? 0) + count)
  return total
}
