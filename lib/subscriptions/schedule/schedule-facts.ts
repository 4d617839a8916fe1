import { z } from 'zod'
import { storedChangesSchema } from '#lib/calendar/stored-changes.ts'
import { storedContentSchema, storedFactsSchema } from '#lib/catalog/stored.ts'
import { instantOf } from '#lib/clock.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, row } from '#lib/db/rows.ts'
import type { Scheduled } from '#lib/orders/schedule-cycle.ts'
import { asColumn, dateIn, fromColumn, plainDate } from '#lib/plain-date.ts'
import { type SubscriptionStatus, subscriptionStatuses } from '#lib/states/subscription.ts'
import { ordersCounted } from '../orders-counted.ts'
import { passesInPause } from './pause.ts'
import type { ScheduleFacts } from './schedule-command.ts'

const day = z.iso.date().transform(plainDate)

const rowSchema = z.object({
  status: z.enum(subscriptionStatuses),
  content: storedContentSchema,
  facts: storedFactsSchema,
  quantity: z.number(),
  feeMinor: z.number(),
  anchorOn: z.date().nullable(),
  changes: storedChangesSchema,
  firstOpenIndex: z.number(),
  pastDue: z.boolean(),
  pausedOn: z
    .date()
    .nullable()
    .transform((at) => at && fromColumn(at)),
  endsOn: z
    .date()
    .nullable()
    .transform((at) => at && fromColumn(at)),
  /** Orders that the plan's minimum counts, as far as they are made. */
  counted: z.number(),
  /** Scheduled cycles whose cut-off is over: an order of each is about to be made, unless that was in a pause. */
  closed: z.array(z.object({ id: z.string(), dueOn: day, cutOffOn: day })),
  now: z.date(),
})
type Row = z.output<typeof rowSchema>

/** What decides about a change, with what its cycles are written from. */
export type LockedSchedule = ScheduleFacts &
  Pick<Row, 'facts' | 'feeMinor' | 'pastDue' | 'closed' | 'now'> & { subscriptionId: string }

/** Of a cycle `c`: it may still be changed. */
const isOpen = Prisma.sql`(c.status in ('scheduled', 'skipped') and c.cut_off_on >= shop_day(teiki_now()))`

/** Null: there is none. */
export async function readSchedule(
  client: Client,
  subscriptionId: string,
): Promise<LockedSchedule | null> {
  const found = await row(client, rowSchema)`
    select s.status::text, v.content::text, shop.facts::text, s.quantity, s.fee_minor as "feeMinor", s.anchor_on as "anchorOn",
      s.calendar_changes as changes, exists (select from orders o where o.subscription_id = s.id and o.status = 'past_due') as "pastDue",
      (select coalesce(max(c.index) + 1, 0) from cycles c where c.subscription_id = s.id and not ${isOpen}) as "firstOpenIndex",
      case when s.status = 'paused' then (select shop_day(h.at) from subscription_history h
        where h.subscription_id = s.id and h."to" = 'paused' and h."from" <> 'paused' order by h.id desc limit 1) end as "pausedOn",
      s.ends_on as "endsOn", ${ordersCounted} as counted,
      (select coalesce(json_agg(json_build_object('id', c.id, 'dueOn', c.due_on, 'cutOffOn', c.cut_off_on) order by c.index), '[]')
        from cycles c where c.subscription_id = s.id and c.status = 'scheduled' and not ${isOpen}) as closed,
      teiki_now() as now
    from subscriptions s join plan_versions v on v.id = s.plan_version_id cross join shop where s.id = ${subscriptionId}`
  if (!found) return null
  const { anchorOn, facts, counted, now, ...rest } = found
  const coming = rest.closed.filter((cycle) => !passesInPause(rest, cycle))
  const today = dateIn(facts.timeZone, instantOf(now))
  return {
    ...rest,
    subscriptionId,
    facts,
    now,
    today,
    ordersBefore: counted + coming.length,
    // One that has not begun has no anchor yet, and no change is possible.
    anchorOn: anchorOn ? fromColumn(anchorOn) : today,
  }
}

/** As its cycles are written from. */
export function scheduledAs(schedule: LockedSchedule, status: SubscriptionStatus): Scheduled {
  const { subscriptionId, content, facts, quantity, feeMinor, anchorOn, changes, now } = schedule
  return {
    subscriptionId,
    subscriptionStatus: status,
    anchorOn: asColumn(anchorOn),
    changes,
    content,
    facts,
    quantity,
    agreedFeeMinor: feeMinor,
    now,
  }
}
