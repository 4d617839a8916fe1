import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'

/**
 * Whose history: everything of one customer, of one subscription with the signups that led to it, of one signup, or
 * of one token.
 */
export type ActivityScope = { kind: 'customer' | 'subscription' | 'signup' | 'token'; id: string }

const activityKinds = [
  'form',
  'consent',
  'signup',
  'token',
  'operation',
  'subscription',
  'cycle',
  'order',
  'charge',
  'delivery',
  'event',
  'mail',
  'payment',
  'refund',
  'note',
  'staff',
] as const
export type ActivityKind = (typeof activityKinds)[number]

const rowSchema = z.object({
  at: z.date(),
  kind: z.enum(activityKinds),
  /** A state, a type of event, a kind of mail, an action; for a note its text. */
  what: z.string(),
  /** What it is about: an id, an order's number, a token's last four; `again` for a mail's second sending. */
  about: z.string(),
  /** Of history, why it moved: a code of its machine, with its detail. Elsewhere a state or a reason. */
  reason: z.string(),
  detail: z.record(z.string(), z.unknown()),
  note: z.string(),
  /** Of a move of a token: how it ended, or how far it is. */
  status: z.string(),
  /** A person's name, or one of our own words for who acts. */
  actor: z.string(),
})
export type Activity = z.output<typeof rowSchema>

/** More than a page shows; who needs older ones has the rows' own pages. */
export const mostActivities = 200

/** What happened there, the newest first, in one statement over indexes. */
export async function listActivities(scope: ActivityScope): Promise<Activity[]> {
  const { signups, tokens, subscriptions } = rowsOf[scope.kind](scope.id)
  return rows(db(), rowSchema)`
    with su as materialized (select id, thread_id, payment_method, created_at, locale from signups s where ${signups}),
    tk as materialized (select id, id_hash, id_last4 from tokens t where ${tokens}),
    sb as materialized (select id from subscriptions b where ${subscriptions}),
    cy as materialized (select id, index from cycles where subscription_id in (select id from sb)),
    od as materialized (select id, index from orders where subscription_id in (select id from sb)),
    ch as materialized (select c.id, od.index from charges c join od on od.id = c.order_id),
    dv as materialized (select d.id, od.index, case when exists (select from deliveries n where n.order_id = d.order_id and n.position > 0)
      then ' ' || d.position + 1 else '' end as parcel from deliveries d join od on od.id = d.order_id),
    py as materialized (select p.*, od.index from offline_payments p join od on od.id = p.order_id),
    rf as materialized (select r.*, od.index from refunds r join od on od.id = r.order_id),
    iv as materialized (select id, staff_id from signup_invites where signup_id in (select id from su)),
    nt as materialized (select n.*, coalesce(iv.staff_id, 'system') as asked_by from emails n left join iv on iv.id = n.cause
      where n.cause in (select id from su union select thread_id from su union select id from od
        union select id from py union select id from rf union select id from dv union select h.delivery_id || ' ' || h.id from delivery_history h join dv on dv.id = h.delivery_id union select id from cy union select id from iv union select id::text from subscription_history where subscription_id in (select id from sb)
        union select id from amendments where subscription_id in (select id from sb)
        union select id from customer_changes where customer_id = ${scope.id} union select id || ' previous' from customer_changes where customer_id = ${scope.id})),
    ids as materialized (select ${scope.id}::text as id union select id from su union select id from sb
      union select id from cy union select id from od union select id from tk)
    select h.at, h.kind, h.what, h.about, h.reason, coalesce(h.detail, '{}') as detail, h.note, h.status, coalesce(f.name, h.actor) as actor from (
      select created_at as at, 'form' as kind, locale as what, id as about, '' as reason, '' as note, '' as status, 'shopper' as actor, 0 as step, null::jsonb as detail from su
      union all select agreed_at, 'consent', version, signup_id, locale, '', '', 'shopper', 1, null
        from consents where signup_id in (select id from su)
      union all select at, 'signup', "to", signup_id, code, coalesce("from", ''), '', actor, 2, detail
        from signup_history where signup_id in (select id from su)
      union all select h.at, 'token', h."to", tk.id_last4, h.code, '', '', h.actor, 3, h.detail
        from token_history h join tk on tk.id = h.token_id
      union all select m.created_at, 'operation', m.action::text, tk.id_last4, m.reason, m.note, m.status::text, m.staff_id, 4, null
        from token_operations m join tk on tk.id = m.token_id
      union all select at, 'subscription', "to", subscription_id, code, coalesce("from", ''), '', actor, 5, detail
        from subscription_history where subscription_id in (select id from sb)
      union all select h.at, 'cycle', h."to", (cy.index + 1)::text, h.code, '', '', h.actor, 6, h.detail
        from cycle_history h join cy on cy.id = h.cycle_id
      union all select h.at, 'order', h."to", (od.index + 1)::text, h.code, '', '', h.actor, 6, h.detail
        from order_history h join od on od.id = h.order_id
      union all select h.at, 'charge', h."to", (ch.index + 1)::text, h.code, '', '', h.actor, 7, h.detail
        from charge_history h join ch on ch.id = h.charge_id
      union all select h.at, 'delivery', h."to", (dv.index + 1)::text, h.code, dv.parcel, '', h.actor, 7, h.detail
        from delivery_history h join dv on dv.id = h.delivery_id
      union all select e.received_at, 'event', e.type, tk.id_last4, coalesce(e.parked_because, e.status::text), e.deliveries::text, '', 'smartpay', 1, null
        from events e join tk on tk.id_hash = e.subject
      union all select coalesce(sent_at, resent_at, created_at), 'mail', kind, case when resent_at is null then '' else 'again' end,
        status::text, coalesce(reason, ''), '', coalesce(resent_by, asked_by), 7, null from nt
      union all select coalesce(first_sent_at, created_at), 'mail', kind, '', coalesce(first_status::text, 'sent'),
        coalesce(first_reason, ''), '', asked_by, 7, null from nt where resent_at is not null
      union all select created_at, 'payment', amount_minor::text, (index + 1)::text, received_on::text, note, '', recorded_by, 5, null from py
      union all select coalesce(finished_at, created_at), 'refund', amount_minor::text, (index + 1)::text, status::text, coalesce(failure, ''), '', asked_by, 5, null from rf
      union all select at, 'note', text, subject, '', '', '', staff_id, 8, null from notes where subject in (select id from ids)
      union all select at, 'staff', action, subject, outcome, '', '', actor, 0, detail
        from audit_log where subject in (select id from ids) and outcome in ('done', 'unknown') and action in ('signup.settle', 'signup.invite', 'customer.hold',
          'customer.erase', 'signup.erase', 'token.assign', 'order.capture') and detail->>'because' is null and detail->>'to' is null
    ) h left join staff f on f.id = h.actor
    order by h.at desc, h.step desc limit ${mostActivities}`
}

type Rows = { signups: Prisma.Sql; tokens: Prisma.Sql; subscriptions: Prisma.Sql }

const rowsOf: Record<ActivityScope['kind'], (id: string) => Rows> = {
  customer: (id) => ({
    signups: Prisma.sql`s.id in (select id from signups where customer_id = ${id} union select id from signups
      where thread_id in (select thread_id from signups where customer_id = ${id}))`,
    tokens: Prisma.sql`t.customer_id = ${id}`,
    subscriptions: Prisma.sql`b.customer_id = ${id}`,
  }),
  subscription: (id) => ({
    signups: Prisma.sql`s.subscription_id = ${id}`,
    tokens: Prisma.sql`t.id in (select id from tokens where signup_id in (select id from su)
      union select token_id from subscriptions where id = ${id})`,
    subscriptions: Prisma.sql`b.id = ${id}`,
  }),
  signup: (id) => ({
    signups: Prisma.sql`s.id = ${id}`,
    tokens: Prisma.sql`t.signup_id = ${id}`,
    subscriptions: Prisma.sql`false`,
  }),
  token: (id) => ({
    signups: Prisma.sql`false`,
    tokens: Prisma.sql`t.id = ${id}`,
    subscriptions: Prisma.sql`false`,
  }),
}
