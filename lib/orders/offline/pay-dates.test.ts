import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { shopFileSchema } from '#lib/catalog/schema.ts'
import { plainDate } from '#lib/plain-date.ts'
import { payDatesFor } from './pay-dates.ts'

const demo = new URL('../../../prisma/demo-shop.json', import.meta.url)
const { shop, plans } = shopFileSchema.parse(JSON.parse(readFileSync(demo, 'utf8')))
const [seasons] = plans
if (!seasons) throw new Error('The demo shop has no plan')

describe('payDatesFor', () => {
  test.each([
    ['bank_transfer', '2026-12-28', '2027-01-04', '2027-01-02'],
    ['cash_on_delivery', '2026-12-28', '2027-01-16', undefined],
  ] as const)('%s ordered on %s', (paymentMethod, orderedOn, payBy, remindOn) => {
    const dates = payDatesFor(paymentMethod, shop, seasons.content, plainDate(orderedOn))
    expect(dates.payBy.toString()).toBe(payBy)
    expect(dates.remindOn?.toString()).toBe(remindOn)
  })

  test('reminds nobody before they ordered', () => {
    const transfer = shop.paymentMethods.bank_transfer
    const hasty = transfer && { ...transfer, payWithinDays: 2, remindDaysBefore: 5 }
    const facts = { ...shop, paymentMethods: { ...shop.paymentMethods, bank_transfer: hasty } }
    const today = plainDate('2026-11-25')
    expect(payDatesFor('bank_transfer', facts, seasons.content, today).remindOn).toBeNull()
  })
})
