import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { isSilence } from '#lib/smartpay/silence.ts'
import { readTokenPage } from '#lib/smartpay/token-page.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { compareAbsent, comparePage, type Run } from './compare-page.ts'

const stateSchema = z.object({
  began: z.string(),
  test: z.boolean(),
  phase: z.enum(['list', 'absent']),
  /** Of Smartpay's list, the page that comes next. */
  page: z.string().nullable(),
  askedAt: z.string(),
  /** Of ours, after which one the next are looked for. */
  after: z.object({ at: z.string(), id: z.string() }).nullable(),
  there: z.number(),
  unreadable: z.number(),
  differences: z.number(),
})
export type Compared = z.output<typeof stateSchema>

/** `over`: the next run goes on; `lost`: another has taken over. */
export type CompareEnd = 'complete' | 'over' | 'silent' | 'lost' | KeyRefusal

/** A crash costs the pages since: they are compared again. */
const pagesBetweenKeeps = 20

/**
 * Compares all tokens that Smartpay lists (active and disabled ones) with ours, page by page, so that
 * no number of them is too many: what differs is kept beside the last result until the end. Ends early when its budget
 * does or Smartpay falls silent, and is gone on with from the cursor. Of ours it changes nothing but when
 * each was looked at last.
 */
export async function compareTokens(turn: Turn): Promise<{ end: CompareEnd; state: Compared }> {
  const may = await mayAskSmartpay()
  const { test } = may.ok ? may.value : { test: false }
  let state = await stateFrom(turn.cursor, test)
  if (!may.ok) return { end: may.reason, state }
  let isFirst = true
  for (let steps = 1; !turn.budget.isOver(); steps += 1) {
    const next = state.phase === 'list' ? await comparedPage(state) : await comparedAbsent(state)
    if (next === 'complete') return { end: next, state }
    // A page token that has grown old is refused: from the start.
    if (next === 'refused' && state.page !== null && isFirst) state = await stateFrom(null, test)
    else if (next === 'refused' || next === 'silent') return end(turn, state, 'silent')
    else state = next
    isFirst = false
    if (steps % pagesBetweenKeeps === 0 && !(await turn.keepCursor(state)))
      return { end: 'lost', state }
  }
  return end(turn, state, 'over')
}

async function end(turn: Turn, state: Compared, how: 'over' | 'silent') {
  return (await turn.keepCursor(state)) ? { end: how, state } : { end: 'lost' as const, state }
}

const clockSchema = z.object({ began: z.string() })

/** Where the last run stopped, or a fresh start, also where the last was with a key of the other mode. */
async function stateFrom(cursor: unknown, test: boolean): Promise<Compared> {
  const kept = stateSchema.safeParse(cursor)
  if (kept.success && kept.data.test === test) return kept.data
  const { began } = await requireRow(db(), clockSchema)`
    select date_trunc('milliseconds', teiki_now())::text as began`
  const counts = { there: 0, unreadable: 0, differences: 0 }
  return { began, test, phase: 'list', page: null, askedAt: began, after: null, ...counts }
}

async function comparedPage(state: Compared): Promise<Compared | 'refused' | 'silent'> {
  const answer = await readTokenPage(state.page)
  if (!answer.ok) return isSilence(answer.reason) ? 'silent' : 'refused'
  const { tokens, unreadable, next } = answer.value
  const { now, differences } = await comparePage(runOf(state), tokens, {
    askedAt: state.askedAt,
    kept: state.differences,
  })
  return {
    ...state,
    phase: next === null ? 'absent' : 'list',
    page: next,
    askedAt: now,
    there: state.there + tokens.length,
    unreadable: state.unreadable + unreadable,
    differences: state.differences + differences,
  }
}

async function comparedAbsent(state: Compared): Promise<Compared | 'complete'> {
  // Any of ours may be the one that could not be read.
  if (state.unreadable > 0) return 'complete'
  const { differences, next } = await compareAbsent(runOf(state), {
    after: state.after,
    kept: state.differences,
  })
  state.differences += differences
  return next === null ? 'complete' : { ...state, after: next }
}

function runOf({ began, test }: Compared): Run {
  return { began, test }
}
