import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import type { Turn } from '#lib/queue/turn.ts'
import { readDaysAhead } from './day-ahead.ts'
import { cursorSchema, rehearseDay } from './rehearse-day.ts'

/**
 * Tomorrow is rehearsed after the first of these hours, when the night's charges are sent, so that a day is left to put right
 * what is wrong; and after the second once more, by what has become known until then.
 */
const hours = [2, 20]

type Rehearsed = { rehearsed: number; end: 'empty' | 'over' }

/** Rehearses tomorrow where its hour has struck. Goes on where it stopped. */
export async function rehearseTomorrow(turn: Turn): Promise<Rehearsed> {
  const { tomorrow, struck, test } = await readDaysAhead()
  const cursor = cursorSchema.safeParse(turn.cursor).data
  // What was begun yesterday is of a day that has come.
  const from = cursor?.day === `${tomorrow}` ? cursor : null
  const since = hours.map(struck).findLast((at) => at !== null)
  if (!from && (!since || (await isRehearsed({ day: `${tomorrow}`, test, since }))))
    return { rehearsed: 0, end: 'empty' }
  const done = await rehearseDay(tomorrow, { begunBy: 'system', turn, from })
  return { rehearsed: done.ok ? 1 : 0, end: done.ok ? 'empty' : 'over' }
}

type Asked = { day: string; test: boolean; since: Date }

async function isRehearsed({ day, test, since }: Asked): Promise<boolean> {
  const found = await row(db(), z.object({ id: z.string() }))`
    select id from rehearsals where day = ${day}::date and test = ${test} and begun_at >= ${since} and finished_at is not null limit 1`
  return found !== null
}
