import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { db } from '#lib/db/client.ts'
import { workPastDue } from '#lib/dunning/work-past-due.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { begin, rehearsedOn, seedCapturing, timeIs } from './testing.ts'

withSmartpay()

const days = 92
/** Paid every month, every second, every third, every third with a delivery each month, and when it goes out. */
const people = [
  ['drip', { quantity: '2' }],
  ['first', {}],
  ['seasons', { dateOfBirth: '1985-06-30' }],
  ['moons', {}],
  ['drip', { lastName: '𠮷田', legalGender: 'female' }],
] as const

const requestsSchema = z.array(
  z.object({ no: z.number(), method: z.string(), path: z.string(), body: z.string().optional() }),
)
const bodySchema = z.looseObject({
  amount: z.number(),
  reference: z.string(),
  customerInfo: z.looseObject({ accountAge: z.number() }),
})

let lastNo = 0

/** The bodies of POST /orders that Smartpay had since it was last asked, as it received them. */
async function received(): Promise<string[]> {
  const requests = requestsSchema.parse((await control('ledger', 'GET')).requests)
  const since = requests.filter(({ no }) => no > lastNo)
  lastNo = Math.max(lastNo, ...since.map(({ no }) => no))
  return since.flatMap(({ method, path, body }) =>
    method === 'POST' && path === '/v1/orders' && body ? [body] : [],
  )
}

/** What a day's runs really sent: Smartpay's word, and not what we wrote down. */
async function sentOn(day: PlainDate): Promise<Map<string, string>> {
  for (const time of ['00:05', '10:05']) {
    await timeIs(`${day}T${time}:00+09:00`)
    await advanceOrders()
    await workPastDue()
    await chargeDue()
  }
  const sent = new Map<string, string>()
  for (const text of await received()) {
    const { amount, reference, customerInfo } = bodySchema.parse(JSON.parse(text))
    // By other means than the code that is tested: what counts of the text, and nothing put in its place.
    const compared = text
      .replace(`"reference":"${reference}"`, '"reference":""')
      .replace(`"accountAge":${customerInfo.accountAge},`, '"accountAge":0,')
    const digest = createHash('sha256').update(compared).digest('hex')
    const { order, attempt, requestDigest } = await db().charge.findUniqueOrThrow({
      where: { id: reference },
      include: { order: true },
    })
    expect(Buffer.from(requestDigest ?? []).toString('hex')).toBe(digest)
    sent.set(`${order.subscriptionId} ${order.index + 1} ${attempt}`, `${amount} ${digest}`)
  }
  return sent
}

test('on each of ninety days the bytes are sent that were rehearsed the evening before', async () => {
  await seedCapturing('first')
  for (const day of ['2027-01-28', '2027-01-31']) {
    await timeIs(`${day}T15:00:00+09:00`)
    for (const [index, [slug, typed]] of people.entries()) {
      const { token } = await begin(`${slug}-${index}-${day}`, slug, typed)
      if (index > 2) continue
      // Its second order is declined, and so is what is tried again after it.
      const outcomes = ['approve', 'hard-decline', 'hard-decline', 'approve']
      await control(
        `tokens/${token}/outcomes`,
        'PUT',
        outcomes.map((outcome) => ({ outcome, times: 1 })),
      )
    }
    await chargeDue()
  }
  await received()
  const first = plainDate('2027-01-31')
  const attempts = new Set<number>()
  let compared = 0
  for (let ahead = 1; ahead <= days; ahead += 1) {
    const day = first.add({ days: ahead })
    await timeIs(`${day.subtract({ days: 1 })}T20:00:00+09:00`)
    const rehearsed = await rehearsedOn(day)
    const sent = await sentOn(day)
    expect(sent, `${day}`).toEqual(rehearsed)
    compared += sent.size
    for (const place of sent.keys()) attempts.add(Number(place.split(' ')[2]))
  }
  expect(compared).toBeGreaterThan(20)
  expect([...attempts].toSorted()).toEqual([1, 2, 3])
})
