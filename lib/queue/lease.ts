import type { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'

/** A leased row, and by `attempts` which lease of it: whoever lost it changes nothing more. */
type Leased = { id: string; attempts: number }

/** A table whose rows wait by a time: due once `due` has come, leased by moving it on. */
export type Waiting<Row extends Leased> = {
  table: 'events' | 'signups' | 'emails'
  due: 'next_try_at' | 'next_check_at'
  attempts: 'attempts' | 'check_count'
  /** What else must be true of a row, `w`, that waits. */
  where?: Prisma.Sql
  /** Longer than the work on one row ever takes: whoever dies gives it back by that. */
  leaseSeconds: number
  /** What is answered of the row `w`, beside its id and attempts. */
  columns: Prisma.Sql
  row: z.ZodType<Row>
}

/** A time is kept in whole milliseconds, rounded: what was queued a moment ago may stand just ahead of now. */
const soon = Prisma.sql`teiki_now() + interval '1 millisecond'`

/**
 * Leases the `size` longest due rows. Takers skip what another is at; and because the update asks for the
 * time again, a row goes to one of them also where nothing can be skipped.
 */
export async function leaseDue<Row extends Leased>(
  waiting: Waiting<Row>,
  size: number,
): Promise<Row[]> {
  const { table, due, attempts, condition } = namesOf(waiting)
  return rows(db(), waiting.row)`
    with due as (
      select id, w.${due} as since from ${table} w where w.${due} <= ${soon} and ${condition}
      order by w.${due} limit ${size} for update skip locked
    ), taken as (
      update ${table} w set ${due} = teiki_now() + make_interval(secs => ${waiting.leaseSeconds}::float8),
        ${attempts} = w.${attempts} + 1
      from due where w.id = due.id and w.${due} <= ${soon} and ${condition}
      returning w.id, w.${attempts} as attempts, due.since, ${waiting.columns}
    )
    select * from taken order by since`
}

/** Rows that nobody worked on are due again, as if they had not been taken. */
export async function giveBack<Row extends Leased>(
  waiting: Waiting<Row>,
  rows: Row[],
): Promise<void> {
  const { table, due, attempts, condition } = namesOf(waiting)
  const ids = rows.map(({ id }) => id)
  const taken = rows.map((row) => row.attempts)
  await db().$executeRaw`
    update ${table} w set ${due} = teiki_now(), ${attempts} = w.${attempts} - 1
    from unnest(${ids}::text[], ${taken}::int[]) as mine (id, attempts)
    where w.id = mine.id and w.${attempts} = mine.attempts and w.${due} is not null and ${condition}`
}

/** A row of which this lease still holds is due again after some time. */
export async function tryLater<Row extends Leased>(
  waiting: Waiting<Row>,
  { id, attempts: taken }: Row,
  afterMs: number,
): Promise<void> {
  const { table, due, attempts, condition } = namesOf(waiting)
  await db().$executeRaw`
    update ${table} w set ${due} = teiki_now() + make_interval(secs => ${afterMs / 1000}::float8)
    where w.id = ${id} and w.${attempts} = ${taken} and w.${due} is not null and ${condition}`
}

function namesOf<Row extends Leased>({ table, due, attempts, where }: Waiting<Row>) {
  return {
    table: Prisma.raw(table),
    due: Prisma.raw(due),
    attempts: Prisma.raw(attempts),
    condition: where ?? Prisma.sql`true`,
  }
}
