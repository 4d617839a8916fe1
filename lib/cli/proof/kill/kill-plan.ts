import type { SeededRandom } from '../../demo-data/seeded-random.ts'
import { type Boundary, boundaries, cuts, inShutdown } from './boundaries.ts'
import type { Moment } from './moments.ts'

/** Work at these comes seldom, so that a runner is killed at them whatever it was meant for. */
const rare = /^(recovery|send again|look-up|check)/

const totalWeight = [...boundaries, inShutdown].reduce((sum, { weight }) => sum + weight, 0)

/** Which runner is killed where: everywhere about as often as the weights say, and the same by the same seed. */
export class KillPlan {
  readonly counts = new Map<string, number>()
  readonly cutCounts = new Map<string, number>()
  readonly #meant = new Map<string, number>()
  readonly #random: SeededRandom
  readonly #total: number

  constructor(total: number, random: SeededRandom) {
    this.#total = total
    this.#random = random
    for (const { name } of [...boundaries, inShutdown]) this.counts.set(name, 0)
    for (const { name } of cuts) this.cutCounts.set(name, 0)
  }

  get killed(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0)
  }

  get isComplete(): boolean {
    return this.killed >= this.#total
  }

  count(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }

  countCut(name: string): void {
    this.cutCounts.set(name, (this.cutCounts.get(name) ?? 0) + 1)
  }

  /** What a runner is meant for: the one that fewest were meant for, of those that come by themselves. */
  next(): { target: Boundary | 'shutdown'; skip: number } {
    const common = boundaries.filter(({ moment }) => !rare.test(moment))
    const wanted = [...common, inShutdown].map((one) => ({
      one,
      share: ((this.#meant.get(one.name) ?? 0) + this.#random.next()) / one.weight,
    }))
    const { one } = wanted.reduce((least, other) => (other.share < least.share ? other : least))
    this.#meant.set(one.name, (this.#meant.get(one.name) ?? 0) + 1)
    const target = 'moment' in one ? one : 'shutdown'
    const often = target !== 'shutdown' && /^send/.test(target.moment)
    return { target, skip: this.#random.between(0, often ? 6 : 1) }
  }

  /** A boundary at a moment that comes seldom, if it is its turn there. */
  rareAt(moment: Moment): Boundary | null {
    if (!rare.test(moment) || this.#random.next() > 0.4) return null
    const boundary = this.anyAt(moment)
    return boundary && this.#shareOf(boundary) <= this.killed / totalWeight ? boundary : null
  }

  /** Of those at a moment the one that was met least. */
  anyAt(moment: Moment): Boundary | null {
    const here = boundaries.filter((one) => one.moment === moment)
    const [least = null] = here.toSorted((a, b) => this.#shareOf(a) - this.#shareOf(b))
    return least
  }

  /** Now and then a connection is only cut. */
  cutAt(moment: Moment): (typeof cuts)[number] | null {
    const here = cuts.filter((one) => one.moment === moment)
    if (here.length === 0 || this.#random.next() > (/^send/.test(moment) ? 0.01 : 0.06)) return null
    return here[this.#random.between(0, here.length - 1)] ?? null
  }

  #shareOf({ name, weight }: Boundary): number {
    return (this.counts.get(name) ?? 0) / weight
  }
}
