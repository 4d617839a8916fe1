import type { PlainDate } from '#lib/plain-date.ts'

/** A count of one part on one day; `minor` is yen. */
export type Count = { part: string; day: PlainDate; n: number; minor: number }

/** What was kept, and what a new count says. Zero: there was nothing, or there is nothing any more. */
export type Difference = {
  part: string
  day: PlainDate
  kept: { n: number; minor: number }
  counted: { n: number; minor: number }
}

/** Where a new count differs from what was kept, in the order of the days. */
export function differences(kept: readonly Count[], counted: readonly Count[]): Difference[] {
  const none = { n: 0, minor: 0 }
  const keyOf = ({ part, day }: Count) => `${day} ${part}`
  const before = new Map(kept.map((one) => [keyOf(one), one]))
  const after = new Map(counted.map((one) => [keyOf(one), one]))
  const both = new Map([...before, ...after])
  return [...both]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { part, day }]) => {
      const { n, minor } = before.get(key) ?? none
      const now = after.get(key) ?? none
      return { part, day, kept: { n, minor }, counted: { n: now.n, minor: now.minor } }
    })
    .filter(({ kept: was, counted: is }) => was.n !== is.n || was.minor !== is.minor)
}
