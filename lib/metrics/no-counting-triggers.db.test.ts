import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { draftOf, seedDemoShop } from '#lib/signups/testing.ts'

const counted = ['signups', 'tokens', 'subscriptions', 'cycles', 'events']

beforeAll(async () => {
  await seedDemoShop()
  const template = await draftOf('template')
  await db().$executeRaw`
    insert into signups select (jsonb_populate_record(s, jsonb_build_object('id', 'su_' || n, 'thread_id', 'line' || n,
      'subscription_id', null))).* from signups s, generate_series(1, 1000) n where s.id = ${template}`
  await db().$executeRaw`
    insert into tokens (id, sealed_id, id_hash, id_last4, test, status, signup_id, created_at, in_use)
    select 'tok_' || n, '', 'hash' || n, '0000', true, 'active', 'su_' || n, now(), true from generate_series(1, 1000) n`
  await db().$executeRaw`
    insert into subscriptions (id, thread_id, status, plan_version_id, quantity, token_id, anchor_on, created_at)
    select 'sub_' || n, 'line' || n, 'active', (select plan_version_id from signups limit 1), 1,
      'tok_' || case n when 3 then 2 when 4 then 1 else n end, '2026-01-01', now() from generate_series(1, 1000) n`
  await db().$executeRaw`
    insert into cycles (id, subscription_id, index, due_on, cut_off_on, amount_minor, created_at)
    select 'cyc_' || n, 'sub_' || n, 0, '2026-01-01', '2025-12-31', 1000, now() from generate_series(1, 1000) n`
})

test('tables that metrics are counted from have no trigger but for the words of the search and what was agreed', async () => {
  const rows = await db().$queryRaw<{ line: string }[]>`
    select tgrelid::regclass || ' ' || tgname as line from pg_trigger
    where not tgisinternal and tgrelid::regclass::text = any(${counted}) order by 1`
  expect(rows.map(({ line }) => line)).toEqual(['signups agreed', 'signups indexed'])
})

const planSchema = z.array(
  z.object({
    'QUERY PLAN': z
      .array(
        z.object({
          Plan: z.object({ 'Shared Hit Blocks': z.number(), 'Shared Read Blocks': z.number() }),
          Triggers: z.array(z.unknown()),
        }),
      )
      .length(1),
  }),
)

/** What a write of a thousand rows touches and fires; it is taken back. */
async function costOf(write: string, withTriggers: boolean) {
  class TakenBack extends Error {}
  let cost = { blocks: 0, triggers: 0 }
  await db()
    .$transaction(async (tx) => {
      if (!withTriggers) await tx.$executeRaw`set local session_replication_role = replica`
      const rows = await tx.$queryRawUnsafe(`explain (analyze, buffers, format json) ${write}`)
      const [explained] = planSchema.parse(rows).flatMap((row) => row['QUERY PLAN'])
      if (!explained) throw new Error('Nothing was explained')
      const { Plan, Triggers } = explained
      cost = {
        blocks: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'],
        triggers: Triggers.length,
      }
      throw new TakenBack()
    })
    .catch((error) => {
      if (!(error instanceof TakenBack)) throw error
    })
  return cost
}

describe('a thousand rows cost the same with the metrics as without', () => {
  test.each([
    ['subscriptions that fall behind', `update subscriptions set status = 'past_due'`],
    ['cycles that are skipped', `update cycles set status = 'skipped'`],
    ['a write to cycles that counts nothing', `update cycles set fee_minor = fee_minor`],
    ['tokens that are disabled', `update tokens set status = 'disabled'`],
  ])('%s', async (_name, write) => {
    const without = await costOf(write, false)
    const now = await costOf(write, true)
    expect(now.triggers).toBe(0)
    expect(now.blocks).toBeLessThanOrEqual(without.blocks * 1.5)
  })
})

test('two batches of subscriptions that share tokens never wait for each other', async () => {
  const meet = meeting(2)
  const fallBehind = ([first, second]: [string, string]) =>
    db().$transaction(async (tx) => {
      await tx.$executeRaw`update subscriptions set status = 'past_due' where id = ${first}`
      await meet()
      await tx.$executeRaw`update subscriptions set status = 'past_due' where id = ${second}`
    })
  // Subscriptions 1 and 4 are paid by one token, 2 and 3 by another.
  await Promise.all([fallBehind(['sub_1', 'sub_2']), fallBehind(['sub_3', 'sub_4'])])
  expect(await db().subscription.count({ where: { status: 'past_due' } })).toBe(4)
})

/** Whoever comes waits until so many have come. */
function meeting(missing: number): () => Promise<void> {
  let begin = () => {}
  const all = new Promise<void>((resolve) => {
    begin = resolve
  })
  let left = missing
  return () => {
    left -= 1
    if (left === 0) begin()
    return all
  }
}
