import { log } from '#lib/log.ts'
import type { LogFields } from '#lib/log-fields.ts'
import type { Budget } from './budget.ts'

/** `empty`: nothing is due any more; `over`: the budget ended; `silent`: who is asked does not answer. */
export type End = 'empty' | 'over' | 'silent'

export type Queue<Item> = {
  /** For the log: the job, and which item it was. */
  job: string
  about(item: Item): LogFields
  /** Due items, leased or past the last one that was taken, so that none comes twice in a run. Empty: none is left. */
  take(last: Item | null): Promise<Item[]>
  /** `silent` stops the run: nobody else is asked. A throw is this item's own affair. */
  work(item: Item): Promise<'silent' | 'answered'>
  /** Its work threw: it is put behind all others, so that it holds up nobody however often it throws. */
  threw(item: Item): Promise<unknown>
  /** Items that were taken and not begun are due again at once. */
  giveBack?(items: Item[]): Promise<unknown>
  /** Items that are worked on at the same time. */
  atOnce: number
  /** More are taken once fewer than so many wait, and not only when none is left: taking holds up nobody. */
  ahead?(): number
}

/**
 * Takes what is due and works on it, until nothing is left, the budget ends or the partner falls silent.
 * The pipe stays full: whoever is done takes the next, and the next are taken while others are at work.
 * Any number of runs may overlap, because `take` gives an item to one of them. Throws what taking throws, once
 * all that is under way has ended.
 */
export async function workThrough<Item>(queue: Queue<Item>, budget: Budget): Promise<End> {
  const waiting: Item[] = []
  let last: Item | null = null
  let end: End | null = null
  let taking: Promise<void> | null = null
  const notTaken: unknown[] = []

  async function takeMore(): Promise<void> {
    try {
      const items = await queue.take(last)
      last = items.at(-1) ?? last
      waiting.push(...items)
      if (items.length === 0) end ??= 'empty'
    } catch (error) {
      notTaken.push(error)
    }
  }

  function startTaking(): Promise<void> {
    taking ??= takeMore().finally(() => {
      taking = null
    })
    return taking
  }

  function mayTake(): boolean {
    return end === null && notTaken.length === 0 && !budget.isOver()
  }

  async function next(): Promise<Item | undefined> {
    while (waiting.length === 0 && mayTake()) await startTaking()
    if (end === 'silent' || notTaken.length > 0) return undefined
    if (budget.isOver()) {
      end ??= 'over'
      return undefined
    }
    const item = waiting.shift()
    if (waiting.length < (queue.ahead?.() ?? 0) && mayTake()) void startTaking()
    return item
  }

  async function runner(): Promise<void> {
    for (let item = await next(); item !== undefined; item = await next()) {
      try {
        if ((await queue.work(item)) === 'silent') end = 'silent'
      } catch (error) {
        const failed = { job: queue.job, ...queue.about(item) }
        log('error', 'work failed', { ...failed, error })
        await queue.threw(item).catch((second: unknown) => {
          log('error', 'failure not kept', { ...failed, error: second })
        })
      }
    }
  }

  await Promise.all(Array.from({ length: queue.atOnce }, runner))
  await taking
  // The last that were due are not done.
  if (waiting.length > 0 && end === 'empty') end = 'over'
  if (waiting.length > 0) await queue.giveBack?.(waiting.splice(0))
  if (notTaken.length > 0) throw notTaken[0]
  return end ?? 'empty'
}
