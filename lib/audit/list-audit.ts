import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { readReplica } from '#lib/db/replica.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
import { type Cursor, mostCounted, type Page, pageOf, pageSize } from '#lib/paging.ts'

export type AuditFilter = {
  /** A part of a staff member's name, their address or id, or `command`, `system`. */
  actor: string
  /** The id of the row that it is about. */
  subject: string
  cursor: Cursor | null
}

const rowSchema = z.object({
  id: z.string(),
  at: z.date(),
  actor: z.string(),
  name: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  /** Of the staff member that it is about. */
  subjectName: z.string().nullable(),
  outcome: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  hash: z.string(),
})
export type AuditRow = z.output<typeof rowSchema>

const totalSchema = z.object({ total: z.number() })

/** One page of the audit log, the newest first; counted no further than 10,001. */
export function listAudit(filter: AuditFilter): Promise<Page<AuditRow> & { total: number }> {
  return readReplica(() => readCounted(filter))
}

/** At most `size` entries, not counted. */
export function readAudit(filter: AuditFilter, size: number): Promise<Page<AuditRow>> {
  return readReplica(() => readEntries(filter, size))
}

async function readCounted(filter: AuditFilter) {
  const page = await readEntries(filter, pageSize)
  const { total } = await requireRow(db(), totalSchema)`
    select count(*)::int as total
    from (select from audit_log a where ${conditionOf(filter)} limit ${mostCounted + 1}) as counted`
  return { ...page, total }
}

async function readEntries(filter: AuditFilter, size: number): Promise<Page<AuditRow>> {
  const { cursor } = filter
  const back = cursor?.direction === 'before'
  const order = back ? Prisma.sql`asc` : Prisma.sql`desc`
  const found = await rows(db(), rowSchema)`
    select a.id::text, a.at, a.actor, f.name, a.action, a.subject, s.name as "subjectName", a.outcome, a.detail, a.hash
    from audit_log a left join staff f on f.id = a.actor left join staff s on s.id = a.subject
    where ${conditionOf(filter)} and ${placeOf(cursor, back)} order by a.id ${order} limit ${size + 1}`
  return pageOf(found, cursor, ({ id }) => id, size)
}

function conditionOf({ actor, subject }: AuditFilter): Prisma.Sql {
  const who = actor.trim()
  const what = subject.trim()
  const byWho = Prisma.sql`a.actor = any(array(select id from staff where search_form(${who}) <> '' and position(search_form(${who}) in search_form(name)) > 0 or email = lower(${who})
    union select ${who}))`
  const conditions = [
    who === '' ? Prisma.sql`true` : byWho,
    what === '' ? Prisma.sql`true` : Prisma.sql`a.subject = ${what}`,
  ]
  return Prisma.join(conditions, ' and ')
}

function placeOf(cursor: Cursor | null, back: boolean): Prisma.Sql {
  if (!cursor || !/^\d{1,18}$/.test(cursor.id)) return Prisma.sql`true`
  return back ? Prisma.sql`a.id > ${BigInt(cursor.id)}` : Prisma.sql`a.id < ${BigInt(cursor.id)}`
}
