import { z } from 'zod'
import { elapsedMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { handlingOf, nextTryInMs } from './handling.ts'

/** Calls to Smartpay at the same time. */
const atOnce = 8
/** Five rounds, ten seconds each at the worst: done before their lease ends. */
const batchSize = 5 * atOnce
/** A sweep has other work too; what is left is due at the next one. */
const budgetMs = 25_000

export type Processed = { processed: number; waiting: number; parked: number }

/** `silent`: Smartpay did not tell. `failed`: it is our own trouble. */
type Outcome = 'processed' | 'unknown-type' | 'unknown-object' | 'silent' | 'failed'

const dueSchema = z.object({
  id: z.string(),
  type: z.string(),
  subject: z.string(),
  attempts: z.number(),
  tokenId: z.string().nullable(),
})
type Due = z.output<typeof dueSchema>

/**
 * Does what the kept events ask for, until none is due, Smartpay falls silent or the time is up. May run anywhere, any number of times at once:
 * an event is taken by one of them, and the truth is fetched from Smartpay, so their order is no matter. Those of
 * the other mode wait for whoever holds its key.
 */
export async function processEvents(): Promise<Processed> {
  const total = { processed: 0, waiting: 0, parked: 0 }
  const may = await mayAskSmartpay()
  if (!may.ok) return total
  const begunMs = elapsedMs()
  let silent = false
  // Once Smartpay is silent, asking on would only hold up everything else.
  while (!silent && elapsedMs() - begunMs < budgetMs) {
    const due = await takeDue(may.value.test)
    for (const group of chunks(groupsOf(due), atOnce))
      for (const [events, outcome] of await Promise.all(group.map(handleGroup))) {
        await finish(events, outcome, total)
        silent ||= outcome === 'silent'
      }
    if (due.length < batchSize) break
  }
  return total
}

/** Taken for 90 seconds: a process that dies gives them back by that. */
async function takeDue(test: boolean): Promise<Due[]> {
  const rows = await db().$queryRaw`
    with due as (
      select id from events where test = ${test} and next_try_at <= teiki_now()
      order by next_try_at limit ${batchSize} for update skip locked
    )
    update events e set next_try_at = teiki_now() + interval '90 seconds', attempts = e.attempts + 1
    from due where e.id = due.id
    returning e.id, e.type, e.subject, e.attempts,
      (select t.id from tokens t where t.id_hash = e.subject) as "tokenId"`
  return z.array(dueSchema).parse(rows)
}

/** One look at Smartpay serves all events of a token that came before it. */
function groupsOf(due: Due[]): Due[][] {
  const groups = new Map<string, Due[]>()
  for (const event of due) {
    const key = `${handlingOf(event.type)} ${event.subject}`
    groups.set(key, [...(groups.get(key) ?? []), event])
  }
  return [...groups.values()]
}

async function handleGroup(events: Due[]): Promise<[Due[], Outcome]> {
  const [first] = events
  if (!first) return [events, 'processed']
  try {
    return [events, await handle(first)]
  } catch (error) {
    log('error', 'event failed', { code: first.type, error })
    return [events, 'failed']
  }
}

async function handle({ type, tokenId }: Due): Promise<Outcome> {
  const handling = handlingOf(type)
  if (handling === 'unknown') return 'unknown-type'
  if (handling === 'nothing') return 'processed'
  if (tokenId === null) return 'unknown-object'
  const settled = await settleToken(tokenId, 'webhook')
  return settled.ok ? 'processed' : 'silent'
}

async function finish(events: Due[], outcome: Outcome, total: Processed): Promise<void> {
  for (const event of events) {
    const { id, attempts } = event
    if (outcome === 'processed') {
      await db().$executeRaw`
        update events set status = 'processed', parked_because = null, next_try_at = null, processed_at = teiki_now()
        where id = ${id} and status = 'received' and attempts = ${attempts}`
      total.processed += 1
      continue
    }
    const waitMs = outcome === 'unknown-type' ? null : nextTryInMs(attempts, outcome)
    await (waitMs === null ? park(event, outcome) : tryLater(event, waitMs))
    total[waitMs === null ? 'parked' : 'waiting'] += 1
  }
}

async function park({ id, attempts }: Due, because: Outcome): Promise<void> {
  await db().$executeRaw`
    update events set status = 'parked', parked_because = ${because}, next_try_at = null
    where id = ${id} and status = 'received' and attempts = ${attempts}`
}

async function tryLater({ id, attempts }: Due, afterMs: number): Promise<void> {
  await db().$executeRaw`
    update events set next_try_at = teiki_now() + make_interval(secs => ${afterMs / 1000})
    where id = ${id} and status = 'received' and attempts = ${attempts}`
}

function chunks<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
