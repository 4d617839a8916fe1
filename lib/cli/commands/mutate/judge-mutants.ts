/** The rule with one change: `code` of `line`, its first line, becomes something else. */
type Change = { file: string; line: string; code: string; becomes: string }

/** `at`: number of the line. `timed-out`: the tests did not end with it, which is noticed, too. */
export type Mutant = Change & { at: number; outcome: 'killed' | 'timed-out' | 'survived' }

/** A mutant that survives, and why that is no gap of the tests. */
export type Explained = Change & { because: string }

export type Judgement = {
  mutants: number
  killed: number
  timedOut: number
  /** Survivors that nobody explained. */
  unexplained: Mutant[]
  /** Explanations of these files that are out of date: their mutant is gone, or is killed by now. */
  outdated: Explained[]
}

export const leastPercent = 95

/** @param explanations also of other files */
export function judgeMutants(
  files: readonly string[],
  mutants: readonly Mutant[],
  explanations: readonly Explained[],
): Judgement {
  const survivors = mutants.filter(({ outcome }) => outcome === 'survived')
  return {
    mutants: mutants.length,
    killed: mutants.length - survivors.length,
    timedOut: mutants.filter(({ outcome }) => outcome === 'timed-out').length,
    unexplained: survivors.filter((one) => !explanations.some((other) => isSame(one, other))),
    outdated: explanations.filter(
      (one) => files.includes(one.file) && !survivors.some((other) => isSame(one, other)),
    ),
  }
}

export function percentOf({ killed, mutants }: Judgement): number {
  return (100 * killed) / mutants
}

export function isGood(judgement: Judgement): boolean {
  const { unexplained, outdated } = judgement
  return percentOf(judgement) >= leastPercent && unexplained.length + outdated.length === 0
}

function isSame(one: Change, other: Change): boolean {
  return (['file', 'line', 'code', 'becomes'] as const).every((key) => one[key] === other[key])
}
