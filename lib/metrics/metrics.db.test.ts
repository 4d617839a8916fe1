import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cycleStartsOn } from '#lib/catalog/cadence.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { planContentSchema } from '#lib/catalog/schema.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'
import { recordPayment } from '#lib/orders/offline/record-payment.ts'
import { fromColumn, type PlainDate, plainDate } from '#lib/plain-date.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { advanceClock, confirm, draftOf } from '#lib/signups/testing.ts'
import { decide, moveToken, sessionsOf, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { uncollectedOrders } from '#lib/states/order.ts'
import { cancelNow } from '#lib/subscriptions/testing.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { countForecast } from './count-forecast.ts'
import { daysOf } from './days-of.ts'
import { metricNames } from './definitions.ts'
import { rebuildMetrics } from './rebuild-metrics.ts'
import { forecastDays } from './recount.ts'
import { saveMetrics } from './save-metrics.ts'

withSmartpay()

type Sums = Record<string, string>

/** Of charges only the last weeks are counted anew: what is older stays as it was counted, or is not. */
const rereadable = Prisma.sql`(name not like 'charge%' or day > shop_day(teiki_now()) - 30)`

/** What the overview is told, by metric, part and day: kept days and live ones. */
async function told(): Promise<Sums> {
  const parts = metricNames.map(
    (name) =>
      Prisma.sql`select ${name} as name, d.* from (${daysOf(name, Prisma.sql`date '2000-01-01'`)}) d`,
  )
  const rows = await db().$queryRaw<{ key: string; sums: string }[]>`
    select name || '.' || part || ' ' || day as key, sum(n) || ' ' || sum(minor) as sums
    from (${Prisma.join(parts, ' union all ')} union all select name, part, day, n, minor from metrics where name = 'due') d
    where ${rereadable}
    group by name, part, day having sum(n) <> 0`
  return Object.fromEntries(rows.map(({ key, sums }) => [key, sums]))
}

/** The same, counted from the rows and their history in other words. */
async function counted(): Promise<Sums> {
  const rows = await db().$queryRaw<{ key: string; sums: string }[]>`
    select name || ' ' || day as key, sum(n) || ' ' || sum(minor) as sums from (
      select name, day, n, 0 as minor from (
      select 'signup.' || case when status = 'completed' and payment_method <> 'smartpay' then 'offline'
          when status = 'rejected' and failure is not null then 'failed'
          when status in ('completed', 'rejected') then status::text
          else coalesce(label::text, status::text) end as name, (created_at at time zone 'Asia/Tokyo')::date as day, 1 as n
        from signups
      union all select 'signup.forgotten', day, n from forgotten_drafts
      union all select 'token.' || "to", (at at time zone 'Asia/Tokyo')::date, 1 from token_history
      union all select 'token.' || "from", (at at time zone 'Asia/Tokyo')::date, -1 from token_history where "from" is not null
      union all select 'subscription.' || "to", (at at time zone 'Asia/Tokyo')::date, 1 from subscription_history
      union all select 'subscription.' || "from", (at at time zone 'Asia/Tokyo')::date, -1 from subscription_history
        where "from" <> 'pending'
      union all select 'delivery.', (received_at at time zone 'Asia/Tokyo')::date, deliveries from events
      ) uncosted
      union all select 'charge.' || "to", (at at time zone 'Asia/Tokyo')::date, 1, amount_minor
        from charge_history h join charges c on c.id = h.charge_id where "to" not in ('intended', 'sending')
    ) as entries where ${rereadable} group by name, day having sum(n) <> 0`
  return { ...Object.fromEntries(rows.map(({ key, sums }) => [key, sums])), ...(await due()) }
}

/** Open orders, and those after the last of each subscription by the rule of the catalogue, one by one. */
async function due(): Promise<Sums> {
  const [clock] = await db().$queryRaw<{ today: Date }[]>`select shop_day(teiki_now()) as today`
  const today = fromColumn(clock?.today ?? new Date(0))
  const subscriptions = await db().subscription.findMany({
    include: {
      planVersion: true,
      cycles: { where: { status: 'scheduled' }, orderBy: { index: 'asc' } },
      orders: { where: { status: { in: [...uncollectedOrders] } } },
    },
  })
  const sums = new Map<string, { n: number; minor: number }>()
  const add = (day: PlainDate, minor: number) => {
    const ahead = today.until(day).days
    if (ahead < 0 || ahead >= forecastDays) return
    const { n, minor: sum } = sums.get(`${day}`) ?? { n: 0, minor: 0 }
    sums.set(`${day}`, { n: n + 1, minor: sum + minor })
  }
  for (const { quantity, planVersion, cycles, orders, anchorOn, feeMinor } of subscriptions) {
    for (const one of orders) add(fromColumn(one.dueOn), one.totalMinor)
    for (const one of cycles) add(fromColumn(one.dueOn), one.amountMinor + one.feeMinor)
    const last = cycles.at(-1)
    if (!last || !anchorOn) continue
    const content = planContentSchema.parse(planVersion.content)
    const minor = planSums(content, quantity).laterOrderMinor + feeMinor
    for (let index = last.index + 1; index < last.index + 60; index += 1)
      add(cycleStartsOn(content.cadence, fromColumn(anchorOn), index), minor)
  }
  return Object.fromEntries(
    [...sums].map(([day, { n, minor }]) => [`due. ${day}`, `${n} ${minor}`]),
  )
}

/** Tokens that a subscription uses which is not over. */
async function used(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    select distinct token_id as id from subscriptions where token_id is not null and status not in ('canceled', 'ended')`
  return rows.map(({ id }) => id).sort()
}

/** On the next day, when closed days were counted anew too. */
async function agree(): Promise<void> {
  await advanceClock(day)
  await saveMetrics()
  expect(await told()).toEqual(await counted())
  const marked = await db().token.findMany({ where: { inUse: true }, orderBy: { id: 'asc' } })
  expect(marked.map(({ id }) => id)).toEqual(await used())
}

const day = 24 * 3_600_000
const slugs = ['seasons', 'year', 'first', 'drip'] as const
const paymentMethods = [
  'draft',
  'offline',
  'at-the-door',
  'left',
  'approved',
  'declined',
  'disabled',
] as const
let people = 0

/** One person comes and goes some way. */
async function somebody(
  how: (typeof paymentMethods)[number],
  slug: (typeof slugs)[number],
): Promise<void> {
  people += 1
  const browser = `figure${people}`
  const first = await draftOf(browser, {}, slug)
  if (how === 'draft') return
  await confirm(first, browser)
  if (how === 'left') return
  if (how === 'offline' || how === 'at-the-door') {
    const paymentMethod = how === 'offline' ? 'bank_transfer' : 'cash_on_delivery'
    const second = (await retrySignup(first, browser, paymentMethod)) ?? ''
    await confirm(second, browser)
    return
  }
  const { id } = await db().token.findUniqueOrThrow({ where: { signupId: first } })
  await decide(first, how === 'declined' ? 'reject' : 'approve')
  await settleToken(id, 'return page')
  if (how !== 'disabled') return
  const [session] = await sessionsOf(first)
  await moveToken(session?.token ?? '', 'disable')
  await settleToken(id, 'webhook')
}

async function payOne(): Promise<void> {
  const order = await db().order.findFirst({ where: { status: 'awaiting_payment' } })
  if (!order?.payReference) return
  await recordPayment({
    reference: order.payReference,
    amountMinor: order.totalMinor,
    receivedOn: plainDate(order.dueOn.toISOString().slice(0, 10)),
    note: '',
    recordedBy: 'somebody',
    acceptDifference: false,
  })
}

async function cancelOne(): Promise<void> {
  const subscription = await db().subscription.findFirst({ where: { status: 'active' } })
  if (subscription) await cancelNow(subscription.id)
}

type Act = () => Promise<unknown>

const actions = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...paymentMethods), fc.constantFrom(...slugs)).map(
      ([how, slug]): Act =>
        () =>
          somebody(how, slug),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 40 }).map(
      (days): Act =>
        async () => {
          await advanceClock(days * day)
          await runSweep()
        },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Act>(payOne) },
  { weight: 1, arbitrary: fc.constant<Act>(cancelOne) },
  { weight: 2, arbitrary: fc.constant<Act>(() => saveMetrics()) },
  { weight: 1, arbitrary: fc.constant<Act>(() => saveMetrics(() => false)) },
)

test('metrics equal a count after any history, and rebuilt ones equal kept ones', async () => {
  const histories = fc.array(actions, { minLength: 12, maxLength: 22 })
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      for (const action of history) await action()
      await agree()
      expect((await rebuildMetrics()).flatMap(({ found }) => found)).toEqual([])
      await agree()
    }),
    { numRuns: 2, seed: 20261129, endOnFailure: true },
  )
}, 120_000)

test('metrics equal a count when many act at once and while they are counted', async () => {
  const crowd = Array.from({ length: 36 }, (_, index) =>
    somebody(paymentMethods[index % paymentMethods.length] ?? 'left', slugs[index % 4] ?? 'drip'),
  )
  const keeping = (async () => {
    for (let count = 0; count < 10; count += 1) await saveMetrics()
  })()
  await Promise.all([...crowd, keeping, saveMetrics(), runSweep(), runSweep()])
  await agree()
})

describe('a day that is closed', () => {
  /** A token that moved back and forth so many days ago, as a repair would write it. */
  async function writeHistory(daysAgo: number): Promise<void> {
    await db().$executeRaw`
      insert into token_history (token_id, "from", "to", code, actor, at)
      select id, null, 'active', 'repaired', 'somebody', teiki_now() - make_interval(days => ${daysAgo}::int)
      from tokens limit 1`
  }

  test('is right again within a day when rows are written for it late', async () => {
    await advanceClock(60 * day)
    await agree()
    await writeHistory(50)
    await writeHistory(400)
    await saveMetrics()
    expect(await told()).not.toEqual(await counted())
    await agree()
  })

  test('is counted anew by each run while it is open', async () => {
    await agree()
    await writeHistory(1)
    expect(await told()).not.toEqual(await counted())
    await saveMetrics()
    expect(await told()).toEqual(await counted())
  })

  test('is made right by a rebuild at once, which says what differed', async () => {
    await agree()
    await db().$executeRaw`
      update metrics set n = n + 5 where (name, day, part) = (select name, day, part from metrics where name = 'token' order by day limit 1)`
    const found = (await rebuildMetrics()).flatMap((one) => one.found)
    expect(found).toHaveLength(1)
    expect(found.map(({ kept, counted: now }) => kept.n - now.n)).toEqual([5])
    await agree()
  })

  test('stays right when a run is cut off anywhere and when none ran for weeks', async () => {
    await db().$executeRaw`truncate metrics, metric_series`
    expect(await told()).toEqual(await withoutDue())
    for (let runs = 0; runs < 25; runs += 1) {
      await saveMetrics(() => false)
      expect(await told()).toEqual(await counted())
    }
    expect(await saveMetrics(() => false)).toEqual({ changed: 0, complete: true })
    await advanceClock(45 * day)
    await somebody('approved', 'drip')
    await agree()
  })

  test('is not lost when the clock goes back', async () => {
    await advanceClock(20 * day)
    await saveMetrics()
    await advanceClock(-20 * day)
    await somebody('approved', 'seasons')
    await agree()
    await advanceClock(20 * day)
    await agree()
  })
})

async function withoutDue(): Promise<Sums> {
  return Object.fromEntries(
    Object.entries(await counted()).filter(([key]) => !key.startsWith('due')),
  )
}

test('the forecast is the same in one piece and in many', async () => {
  const from = plainDate('2026-06-01')
  const until = fromColumn(new Date()).add({ years: 2 })
  const [whole, pieces] = await inTransaction((tx) =>
    Promise.all([countForecast(tx, from, until), countForecast(tx, from, until, 2)]),
  )
  const inOrder = (counts: typeof whole) =>
    counts.map(({ day, ...one }) => `${day} ${one.n} ${one.minor}`).sort()
  expect(whole.length).toBeGreaterThan(5)
  expect(inOrder(pieces)).toEqual(inOrder(whole))
})

test('what is rolled back is not counted', async () => {
  const before = await told()
  await expect(
    db().$transaction(async (tx) => {
      await tx.$executeRaw`
        insert into token_history (token_id, "from", "to", code, actor, at)
        select id, status::text, 'deleted', 'never', 'somebody', teiki_now() from tokens`
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await told()).toEqual(before)
})

test('a forgotten draft stays counted as begun', async () => {
  await somebody('draft', 'drip')
  await advanceClock(40 * day)
  await runSweep()
  const [row] = await db().$queryRaw<{ n: number }[]>`select sum(n)::int as n from forgotten_drafts`
  expect(row?.n).toBeGreaterThan(0)
  expect(await db().signup.count({ where: { status: 'draft' } })).toBe(0)
  await agree()
})
