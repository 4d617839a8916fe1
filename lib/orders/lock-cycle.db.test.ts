import { expect, test } from 'vitest'
import { seedShop } from '#lib/catalog/seed-shop.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { confirm, readDemoShop, redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { lockCycle } from './lock-cycle.ts'

withSmartpay()

async function cycleOf(browser: string): Promise<string> {
  const { signupId } = await redirected(browser)
  const id = (await retrySignup(signupId, browser, 'bank_transfer')) ?? ''
  await confirm(id, browser)
  const { id: cycleId } = await db().cycle.findFirstOrThrow({
    where: { subscription: { signups: { some: { id } } } },
  })
  return cycleId
}

async function locked(id: string) {
  const cycle = await inTransaction((tx) => lockCycle(tx, id))
  if (!cycle) throw new Error('There is no such cycle')
  return cycle
}

test('the shop and the plan are parsed once, not in every locked row', async () => {
  const [one, other] = [await locked(await cycleOf('one')), await locked(await cycleOf('other'))]
  expect(other.id).not.toBe(one.id)
  expect(other.facts).toBe(one.facts)
  expect(other.content).toBe(one.content)
})

test('a change of the settings counts from the next lock on', async () => {
  const cycleId = await cycleOf('changed')
  const before = await locked(cycleId)
  const { shop, plans } = await readDemoShop()
  await seedShop({ shop: { ...shop, tokenUndoHours: 48 }, plans })
  const after = await locked(cycleId)
  expect([before.facts.tokenUndoHours, after.facts.tokenUndoHours]).toEqual([
    shop.tokenUndoHours,
    48,
  ])
})
