import { randomInt } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { unlockClock } from '#lib/db/local-clock.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { judge } from './judge.ts'
import { mixes } from './mixes.ts'
import { playRound, type Round, replayOf } from './play-round.ts'
import { readFailedRounds } from './read-failed-rounds.ts'
import { startWorld } from './world.ts'

/** Of each mix; `npm run proof:sim` plays four hundred times as many. */
const months = 25
/** Another one each time: what it finds is printed, and joins `failed-seeds.json`. */
const seed = randomInt(1_000_000_000)

beforeAll(async () => {
  await unlockClock(testDatabaseUrl)
  const world = await startWorld()
  return () => world.stop()
})

async function brokenIn(round: Round): Promise<string[]> {
  const { broken, collected } = await playRound(round)
  if (broken.length === 0) expect(collected, replayOf(round)).toBeGreaterThan(0)
  return broken.length === 0 ? [] : [replayOf(round), ...broken]
}

describe('no rule is broken', () => {
  test.each(mixes)('$name', async (mix) => {
    expect(await brokenIn({ mix, seed, months })).toEqual([])
  })

  test('with a seed that failed once', async () => {
    for (const round of readFailedRounds()) expect(await brokenIn(round)).toEqual([])
  })
})

describe('the judge', () => {
  const someone = `(select id from charges where status = 'succeeded' order by id limit 1)`
  const another = `(select order_id from charges where status = 'succeeded' order by id desc limit 1)`

  beforeAll(async () => {
    const [calm] = mixes
    if (calm) expect(await brokenIn({ mix: calm, seed, months: 40 })).toEqual([])
  })

  test.each([
    [
      'an order that was collected twice',
      `update charges set order_id = ${another}, attempt = 9, status = 'hard_declined', failure = 'given-up' where id = ${someone}`,
      /^1: an order that was collected twice/,
    ],
    [
      'an order that nobody knows here',
      `update charges set id = 'chg_other' where id = ${someone}`,
      /^2: an order at Smartpay that nobody knows here/,
    ],
    [
      'a charge that was taken for none',
      `update charges set status = 'failed', smartpay_id = null where id = ${someone}`,
      /^2: a charge is failed null, and Smartpay’s order succeeded/,
    ],
    [
      'a yen too little',
      `update payments set amount_minor = amount_minor - 1 where charge_id = ${someone}`,
      /^6: \d+ yen here, \d+ at Smartpay/,
    ],
    [
      'a cycle that was left',
      `update cycles set cut_off_on = cut_off_on - 300 where status = 'scheduled'`,
      /^3: a due cycle without an order or a skip/,
    ],
    [
      'a charge that was left',
      `update charges set status = 'unknown', finished_at = null, sealed_request = 'x', next_try_at = teiki_now() - interval '1 hour' where id = ${someone}`,
      /^5: a charge that is in doubt/,
    ],
  ])('sees %s', async (_what, tampering, said) => {
    await inTransaction(async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`
      await tx.$executeRawUnsafe(tampering)
    })
    expect(await judge([])).toMatchObject({
      broken: expect.arrayContaining([expect.stringMatching(said)]),
    })
  })
})
