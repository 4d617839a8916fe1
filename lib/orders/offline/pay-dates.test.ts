import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deliveryFrom } from '#lib/calendar/deliveries.ts'
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

  test('reminds nobody on the day of the order', () => {
    const transfer = shop.paymentMethods.bank_transfer
    const reminded = (remindDaysBefore: number) => {
      const bank_transfer = transfer && { ...transfer, payWithinDays: 5, remindDaysBefore }
      const facts = { ...shop, paymentMethods: { ...shop.paymentMethods, bank_transfer } }
      return payDatesFor('bank_transfer', facts, seasons.content, plainDate('2026-11-25')).remindOn
    }
    expect([reminded(4), reminded(5)].map(String)).toEqual(['2026-11-26', 'null'])
  })

  test.each(['bank_transfer', 'cash_on_delivery'] as const)(
    'waits two weeks after the arrival where the shop has no settings for %s any more',
    (paymentMethod) => {
      const none = { bank_transfer: null, cash_on_delivery: null }
      const dates = payDatesFor(
        paymentMethod,
        { ...shop, paymentMethods: { ...shop.paymentMethods, ...none } },
        seasons.content,
        plainDate('2026-12-28'),
      )
      const { arrival } = deliveryFrom(
        { content: seasons.content, shopDays: shop.workingDays },
        plainDate('2026-12-28'),
      )
      expect(`${dates.payBy}`).toBe(`${arrival.on.add({ days: 14 })}`)
      expect(dates.remindOn).toBeNull()
    },
  )

  test('reminds nobody before they ordered', () => {
    const transfer = shop.paymentMethods.bank_transfer
    const hasty = transfer && { ...transfer, payWithinDays: 2, remindDaysBefore: 5 }
    const facts = { ...shop, paymentMethods: { ...shop.paymentMethods, bank_transfer: hasty } }
    const today = plainDate('2026-11-25')
    expect(payDatesFor('bank_transfer', facts, seasons.content, today).remindOn).toBeNull()
  })
})
