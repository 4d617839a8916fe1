import { z } from 'zod'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { readReplica } from '#lib/db/replica.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
import { type Cursor, mostCounted, type Page, pageOf, pageSize } from '#lib/paging.ts'
import { datedCursor, momentIn } from '#lib/search/place-in-list.ts'
import { emailStatuses, waitingEmails } from '#lib/states/email.ts'
import { historyMails } from './mail-causes.ts'
import { undelivered } from './undelivered.ts'

export const emailTabs = ['all', 'undelivered', 'waiting', 'sent', 'dropped', 'unknown'] as const
export type EmailTab = (typeof emailTabs)[number]

const rowSchema = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.enum(emailStatuses),
  reason: z.string().nullable(),
  attempts: z.number(),
  createdAt: z.date(),
  sentAt: z.date().nullable(),
  nextTryAt: z.date().nullable(),
  resentAt: z.date().nullable(),
  signupId: z.string().nullable(),
  subscriptionId: z.string().nullable(),
  /** Null: erased, or a mail to somebody of the staff. */
  name: z.string().nullable(),
  emailAddress: z.string().nullable(),
})
export type EmailRow = z.output<typeof rowSchema>

type EmailFilter = { tab: EmailTab; cursor: Cursor | null }

/** One page of mails, the newest first, with whom each is for; counted no further than 10,001. */
export function listEmails(filter: EmailFilter): Promise<Page<EmailRow> & { total: number }> {
  return readReplica(() => readCounted(filter))
}

/** At most `size` mails, not counted. */
export function readEmails(filter: EmailFilter, size: number): Promise<Page<EmailRow>> {
  return readReplica(() => readPage(filter, size))
}

async function readCounted(filter: EmailFilter) {
  const page = await readPage(filter, pageSize)
  const { total } = await requireRow(db(), z.object({ total: z.number() }))`
    select count(*)::int as total
    from (select from emails n where ${conditionOf(filter)} limit ${mostCounted + 1}) as counted`
  return { ...page, total }
}

async function readPage(filter: EmailFilter, size: number): Promise<Page<EmailRow>> {
  const cursor = datedCursor(filter.cursor)
  const back = cursor?.direction === 'before'
  const order = back ? Prisma.sql`asc` : Prisma.sql`desc`
  const rows = await readRows(
    Prisma.sql`select * from emails n where ${conditionOf(filter)} and ${placeOf(cursor, back)}
      order by n.created_at ${order}, n.id ${order} limit ${size + 1}`,
    order,
  )
  return pageOf(rows, cursor, (row) => row.createdAt.toISOString(), size)
}

export async function getEmail(id: string): Promise<EmailRow | null> {
  const rows = await readRows(Prisma.sql`select * from emails where id = ${id}`, Prisma.sql`asc`)
  return rows[0] ?? null
}

/** With whom each is for. */
async function readRows(page: Prisma.Sql, order: Prisma.Sql): Promise<EmailRow[]> {
  return rows(db(), rowSchema)`
    with page as (${page})
    select n.id, n.kind, n.status::text, n.reason, n.attempts, n.created_at as "createdAt", n.sent_at as "sentAt",
      n.next_try_at as "nextTryAt", n.resent_at as "resentAt", s.id as "signupId", sub.id as "subscriptionId",
      coalesce(sub.delivery->>'lastName', s.details->>'lastName', nullif(x.last_name, '')) || ' '
        || coalesce(sub.delivery->>'firstName', s.details->>'firstName', nullif(x.first_name, '')) as name,
      coalesce(sub.delivery->>'emailAddress', s.details->>'emailAddress', nullif(x.email_address, ''), v.email, who.email) as "emailAddress"
    from page n left join signup_invites i on i.id = n.cause left join staff_invitations v on v.id = n.cause
      left join staff_password_resets r on r.id = n.cause left join staff who on who.id = r.staff_id
      left join lateral (select k.first_name, k.last_name, case when n.cause = g.id then k.email_address else g.previous_email_address end as email_address
        from customer_changes g join customers k on k.id = g.customer_id
        where n.kind = 'address-changed' and g.id = split_part(n.cause, ' ', 1)) x on true
      left join offline_payments p on p.id = n.cause left join refunds b on b.id = n.cause
      left join deliveries l on l.id = split_part(n.cause, ' ', 1) left join cycles y on y.id = n.cause
      left join orders c on c.id in (n.cause, p.order_id, b.order_id, l.order_id)
      left join subscription_history h on h.id = case when n.kind = any(${historyMails}) and n.cause ~ '^[0-9]+$' then n.cause::bigint end
      left join lateral (select * from signups g where g.id = n.cause or g.thread_id = n.cause or g.id = i.signup_id
        order by g.created_at desc limit 1) s on true
      left join subscriptions sub on sub.id = coalesce(c.subscription_id, y.subscription_id, s.subscription_id, h.subscription_id)
    order by n.created_at ${order}, n.id ${order}`
}

function conditionOf({ tab }: EmailFilter): Prisma.Sql {
  if (tab === 'all') return Prisma.sql`true`
  if (tab === 'undelivered') return undelivered
  if (tab === 'waiting') return Prisma.sql`n.status in ${anyOf(waitingEmails)}`
  return Prisma.sql`n.status = ${tab}::email_status`
}

function placeOf(cursor: Cursor | null, back: boolean): Prisma.Sql {
  if (!cursor) return Prisma.sql`true`
  const place = Prisma.sql`(${momentIn(cursor)}, ${cursor.id})`
  return back
    ? Prisma.sql`(n.created_at, n.id) > ${place}`
    : Prisma.sql`(n.created_at, n.id) < ${place}`
}
