import { z } from 'zod'
import { checkSoon } from '#lib/charging/check-soon.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { giveBack, leaseDue, tryLater, type Waiting } from '#lib/queue/lease.ts'
import { type End, workThrough } from '#lib/queue/work-through.ts'
import { noteRefund } from '#lib/refunds/note-refunds.ts'
import type { Result } from '#lib/result.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { handlingOf, nextTryInMs } from './handling.ts'

/** Calls to Smartpay at the same time. */
const atOnce = 8
/** Five rounds, ten seconds each at the worst: all are begun before their lease ends. */
const batchSize = 5 * atOnce

type Counts = { processed: number; waiting: number; parked: number }
type Processed = Counts & { end: End | KeyRefusal }

type Outcome = 'processed' | 'unknown-type' | 'unknown-object' | 'silent' | 'unsettled'

const dueSchema = z.object({
  id: z.string(),
  attempts: z.number(),
  type: z.string(),
  subject: z.string(),
  tokenId: z.string().nullable(),
})
type Due = z.output<typeof dueSchema>

function waitingIn(test: boolean): Waiting<Due> {
  return {
    table: 'events',
    due: 'next_try_at',
    attempts: 'attempts',
    where: Prisma.sql`w.status = 'received' and w.test = ${test}`,
    leaseSeconds: 90,
    columns: Prisma.sql`w.type, w.subject, (select t.id from tokens t where t.id_hash = w.subject) as "tokenId"`,
    row: dueSchema,
  }
}

/**
 * Does what the kept events ask for, until none is due or Smartpay falls silent. May run anywhere, any number of times at
 * once: an event is taken by one of them, and the truth is fetched from Smartpay, so their order is no matter.
 */
export async function processEvents(budget: Budget = unlimited): Promise<Processed> {
  const counts: Counts = { processed: 0, waiting: 0, parked: 0 }
  const may = await mayAskSmartpay()
  if (!may.ok) return { ...counts, end: may.reason }
  const waiting = waitingIn(may.value.test)
  const end = await workThrough<Due[]>(
    {
      job: 'events',
      about: ([first]) => ({ eventId: first?.id, tokenId: first?.tokenId ?? undefined }),
      atOnce,
      take: async () => groupsOf(await leaseDue(waiting, batchSize)),
      giveBack: (groups) => giveBack(waiting, groups.flat()),
      work: async (events) => {
        const outcome = await handle(events)
        await finish(waiting, events, outcome, counts)
        return outcome === 'silent' ? 'silent' : 'answered'
      },
      threw: (events) => finish(waiting, events, 'unsettled', counts),
    },
    budget,
  )
  return { ...counts, end }
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

async function handle([first]: Due[]): Promise<Outcome> {
  if (!first) return 'processed'
  const handling = handlingOf(first.type)
  if (handling === 'unknown') return 'unknown-type'
  if (handling === 'nothing') return 'processed'
  if (handling === 'check-order') {
    await checkSoon(first.subject)
    return 'processed'
  }
  if (handling === 'note-refund') {
    const noted = await noteRefund(first.subject)
    return noted.ok && noted.value === 'unknown-payment' ? 'unknown-object' : outcomeOf(noted)
  }
  if (first.tokenId === null) return 'unknown-object'
  const settled = await settleToken(first.tokenId, 'webhook')
  return outcomeOf(settled)
}

function outcomeOf(looked: Result<unknown, { kind: string }>): Outcome {
  if (looked.ok) return 'processed'
  return isSilence(looked.reason) ? 'silent' : 'unsettled'
}

async function finish(
  waiting: Waiting<Due>,
  events: Due[],
  outcome: Outcome,
  counts: Counts,
): Promise<void> {
  for (const event of events) {
    if (outcome === 'processed') {
      await keepProcessed(event)
      counts.processed += 1
      continue
    }
    const because = outcome === 'unsettled' ? 'silent' : outcome
    const waitMs = because === 'unknown-type' ? null : nextTryInMs(event.attempts, because)
    await (waitMs === null ? park(event, because) : tryLater(waiting, event, waitMs))
    counts[waitMs === null ? 'parked' : 'waiting'] += 1
  }
}

async function keepProcessed({ id, attempts }: Due): Promise<void> {
  await db().$executeRaw`
    update events set status = 'processed', parked_because = null, next_try_at = null, processed_at = teiki_now()
    where id = ${id} and status = 'received' and attempts = ${attempts}`
}

async function park({ id, attempts }: Due, because: Outcome): Promise<void> {
  await db().event.updateMany({
    where: { id, status: 'received', attempts },
    data: { status: 'parked', parkedBecause: because, nextTryAt: null },
  })
}
