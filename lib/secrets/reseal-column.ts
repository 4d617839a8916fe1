import { z } from 'zod'
import { keyIdOf, seal, unseal } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import type { SealedColumn } from './sealed-columns.ts'

/** Few enough that a row is locked for a moment only. */
const batchSize = 500

/** `unreadable`: ids of rows whose value opens with no secret that is set. */
export type Resealed = { resealed: number; unreadable: string[] }

const rowSchema = z.object({ id: z.string(), identity: z.string(), value: z.string() })
type Row = z.output<typeof rowSchema>

/**
 * Seals anew, under APP_SECRET, what of a column is not. A value that somebody changes meanwhile is left for the
 * next call; a call that was cut off goes on where it stopped.
 */
export async function resealColumn(column: SealedColumn): Promise<Resealed> {
  return inBatches(
    (after) => readBatch(column, after),
    (rows) => writeBatch(column, rows.map(resealed)),
  )
}

/** Reads batches behind each other by id until one is not full. */
export async function inBatches(
  read: (after: string) => Promise<Row[]>,
  write: (rows: Row[]) => Promise<number>,
): Promise<Resealed> {
  const done: Resealed = { resealed: 0, unreadable: [] }
  let after = ''
  for (;;) {
    const rows = await read(after)
    const readable = rows.filter(opens)
    done.unreadable.push(...rows.filter((row) => !opens(row)).map(({ id }) => id))
    if (readable.length > 0) done.resealed += await write(readable)
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) return done
    after = last.id
  }
}

function opens({ identity, value }: Row): boolean {
  try {
    unseal(env().appSecret, identity, value)
    return true
  } catch {
    return false
  }
}

function resealed({ id, identity, value }: Row) {
  const text = unseal(env().appSecret, identity, value)
  return { id, value, anew: seal(env().appSecret, identity, text) }
}

export async function readBatch(
  { table, identity, value }: Pick<SealedColumn, 'table' | 'identity' | 'value'>,
  after: string,
): Promise<Row[]> {
  const mine = `${keyIdOf(env().appSecret.current)}.%`
  return rows(db(), rowSchema)`
    select r.id, ${Prisma.raw(identity)} as identity, ${Prisma.raw(value)} as value from ${Prisma.raw(table)} r
    where r.id > ${after} and ${Prisma.raw(value)} not like ${mine} order by r.id limit ${batchSize}`
}

async function writeBatch(
  { table, value, change }: SealedColumn,
  rows: { id: string; value: string; anew: string }[],
): Promise<number> {
  return db().$executeRaw`
    update ${Prisma.raw(table)} r set ${Prisma.raw(change)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (id text, value text, anew text)
      cross join lateral (select c.anew as n) as one
    where r.id = c.id and ${Prisma.raw(value)} = c.value`
}
