import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordPayment } from '#lib/billing/record-payment.ts'
import { planSums } from '#lib/catalog/plan-sums.ts'
import { planContentSchema } from '#lib/catalog/schema.ts'
import { db } from '#lib/db/client.ts'
import { runSweep } from '#lib/jobs/run-sweep.ts'
import { plainDate } from '#lib/plain-date.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { advanceClock, confirm, draftOf } from '#lib/signups/testing.ts'
import { decide, moveToken, sessionsOf, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { foldFigures } from './fold-figures.ts'

withSmartpay()

type Sums = Record<string, string>

/** What the figures say, by name and day. */
async function told(): Promise<Sums> {
  const rows = await db().$queryRaw<{ key: string; sums: string }[]>`
    select name || ' ' || day as key, sum(n) || ' ' || sum(minor) as sums from figures
    where name not in ('signup.forgotten', 'delivery') group by name, day
    having sum(n) <> 0 or sum(minor) <> 0`
  return Object.fromEntries(rows.map(({ key, sums }) => [key, sums]))
}

/** The same, counted from the rows and their history. */
async function counted(): Promise<Sums> {
  const rows = await db().$queryRaw<{ key: string; sums: string }[]>`
    select name || ' ' || day as key, sum(n) || ' ' || sum(minor) as sums from (
      select 'signup.' || case when status = 'completed' and way <> 'smartpay' then 'by_hand'
          when status = 'rejected' and failure is not null then 'failed'
          when status in ('completed', 'rejected') then status::text
          else coalesce(label::text, status::text) end as name,
        (created_at at time zone 'Asia/Tokyo')::date as day, 1 as n, 0 as minor from signups
      union all select 'token.' || "to", (at at time zone 'Asia/Tokyo')::date, 1, 0 from token_history
      union all select 'token.' || "from", (at at time zone 'Asia/Tokyo')::date, -1, 0 from token_history
        where "from" is not null
      union all select 'subscription.pending', (created_at at time zone 'Asia/Tokyo')::date, 1, 0 from subscriptions
      union all select 'subscription.' || "to", (at at time zone 'Asia/Tokyo')::date, 1, 0 from subscription_history
      union all select 'subscription.' || "from", (at at time zone 'Asia/Tokyo')::date, -1, 0 from subscription_history
      union all select 'cycle.' || status, due_on, 1, amount_minor + fee_minor from cycles
    ) as entries group by name, day having sum(n) <> 0 or sum(minor) <> 0`
  return { ...Object.fromEntries(rows.map(({ key, sums }) => [key, sums])), ...(await later()) }
}

/** What comes after the last open cycle of each subscription, by the rule of the catalogue. */
async function later(): Promise<Sums> {
  const subscriptions = await db().subscription.findMany({
    include: { planVersion: true, cycles: { orderBy: { index: 'asc' } } },
  })
  const sums = new Map<string, { n: number; minor: number }>()
  for (const { quantity, planVersion, cycles } of subscriptions) {
    const last = cycles.filter(({ status }) => isOpen.has(status)).at(-1)
    if (!last) continue
    const content = planContentSchema.parse(planVersion.content)
    const { unit, count } = content.cadence
    const key = `later.${unit}.${count} ${last.dueOn.toISOString().slice(0, 10)}`
    const { n, minor } = sums.get(key) ?? { n: 0, minor: 0 }
    const more = planSums(content, quantity).laterOrderMinor + last.feeMinor
    sums.set(key, { n: n + 1, minor: minor + more })
  }
  return Object.fromEntries([...sums].map(([key, { n, minor }]) => [key, `${n} ${minor}`]))
}

const isOpen = new Set(['scheduled', 'charging', 'past_due', 'awaiting_payment'])

async function agree(): Promise<void> {
  expect(await told()).toEqual(await counted())
}

const day = 24 * 3_600_000
const slugs = ['seasons', 'year', 'first', 'drip'] as const
const ways = [
  'draft',
  'by-hand',
  'at-the-door',
  'left',
  'approved',
  'declined',
  'disabled',
] as const
let people = 0

/** One person comes and goes some way. */
async function somebody(how: (typeof ways)[number], slug: (typeof slugs)[number]): Promise<void> {
  people += 1
  const browser = `figure${people}`
  const first = await draftOf(browser, {}, slug)
  if (how === 'draft') return
  await confirm(first, browser)
  if (how === 'left') return
  if (how === 'by-hand' || how === 'at-the-door') {
    const way = how === 'by-hand' ? 'bank_transfer' : 'cash_on_delivery'
    const second = (await retrySignup(first, browser, way)) ?? ''
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
  const cycle = await db().cycle.findFirst({ where: { status: 'awaiting_payment' } })
  if (!cycle?.payReference) return
  await recordPayment({
    reference: cycle.payReference,
    amountMinor: cycle.amountMinor + cycle.feeMinor,
    receivedOn: plainDate(cycle.dueOn.toISOString().slice(0, 10)),
    note: '',
    recordedBy: 'somebody',
    acceptDifference: false,
  })
}

type Act = () => Promise<unknown>

const acts = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...ways), fc.constantFrom(...slugs)).map(
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
  { weight: 1, arbitrary: fc.constant<Act>(() => foldFigures(1)) },
)

test('figures equal a count after any history', async () => {
  const histories = fc.array(acts, { minLength: 12, maxLength: 22 })
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      for (const act of history) await act()
      await agree()
    }),
    { numRuns: 2, seed: 20261126, endOnFailure: true },
  )
})

test('figures equal a count when many act at once, and while entries are folded', async () => {
  const crowd = Array.from({ length: 36 }, (_, index) =>
    somebody(ways[index % ways.length] ?? 'left', slugs[index % 4] ?? 'drip'),
  )
  const folding = (async () => {
    for (let count = 0; count < 30; count += 1) await foldFigures(1)
  })()
  await Promise.all([...crowd, folding, runSweep(), runSweep()])
  await agree()
  await Promise.all(Array.from({ length: 6 }, () => foldFigures(1)))
  await agree()
  expect(await db().figure.count({ where: { folded: false } })).toBe(0)
})

test('a change of quantity changes what comes later', async () => {
  await db().$executeRaw`update subscriptions set quantity = quantity + 1 where status = 'active'`
  await agree()
})

test('what is rolled back is not counted', async () => {
  const before = await told()
  await expect(
    db().$transaction(async (tx) => {
      await tx.$executeRaw`update tokens set status = 'deleted'`
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await told()).toEqual(before)
})

/** What a migration does with the rows that are there, from a sentence of it on. */
async function repeat(migration: string, from: string): Promise<void> {
  const file = new URL(`../../prisma/migrations/${migration}/migration.sql`, import.meta.url)
  const [, past = ''] = (await readFile(file, 'utf8')).split(from)
  for (const statement of past.slice(past.indexOf('\n')).split(/;\n/))
    if (statement.trim() !== '') await db().$executeRawUnsafe(statement)
}

test('the migrations count what happened before them', async () => {
  await db().$executeRaw`delete from figures`
  await repeat('20261125150000_figures', '-- What happened before there were figures')
  expect(await told()).not.toEqual(await counted())
  await repeat('20261127140000_last_open_fees', '-- What the figures say of it is counted anew')
  await agree()
})

test('a forgotten draft stays counted as begun', async () => {
  await somebody('draft', 'drip')
  await advanceClock(40 * day)
  await runSweep()
  const [row] = await db().$queryRaw<{ n: number }[]>`
    select sum(n)::int as n from figures where name = 'signup.forgotten'`
  expect(row?.n).toBeGreaterThan(0)
  expect(await db().signup.count({ where: { status: 'draft' } })).toBe(0)
  await agree()
})
