import { beforeAll, expect, test, vi } from 'vitest'
import { GET } from '#app/api/jobs/[job]/route.ts'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { compareBooks } from '../world/compare-books.ts'
import { copySubscriptions } from '../world/copy-subscriptions.ts'
import { setAside } from '../world/set-aside.ts'

withSmartpay()

const count = 150
let from: string[] = []

beforeAll(async () => {
  const { signupId, tokenId } = await redirected('copied')
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  from = [subscriptionId ?? '']
  await setAside(from)
})

/** Every copy is paid, by one order at Smartpay. */
async function expectEachOnce(copies: number): Promise<void> {
  expect(await db().charge.count({ where: { status: 'succeeded' } })).toBe(copies)
  expect(await compareBooks({ recovered: true })).toEqual({
    charges: copies + 1,
    doubles: [],
    lost: [],
    stuck: [],
    broken: [],
  })
}

test('the engine loaded twice into one process charges each order once', async () => {
  await copySubscriptions({ from, count, withinMs: 0 })
  vi.resetModules()
  const again = await import('#lib/charging/charge-due.ts')
  expect(again.chargeDue).not.toBe(chargeDue)
  await Promise.all([chargeDue(), again.chargeDue(), chargeDue(), again.chargeDue()])
  await expectEachOnce(count)
})

test('cron that fires twice charges each order once', async () => {
  await copySubscriptions({ from, count, withinMs: 0 })
  const call = async (job: string) => {
    const headers = { authorization: `Bearer ${process.env.CRON_SECRET}` }
    const answer = await GET(new Request('http://localhost:3000/api/jobs', { headers }), {
      params: Promise.resolve({ job }),
    })
    expect(answer.status).toBe(200)
  }
  await Promise.all(['charge', 'charge', 'sweep', 'charge', 'sweep'].map(call))
  await expectEachOnce(2 * count)
})
