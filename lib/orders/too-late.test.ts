import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chargingSchema } from '#lib/catalog/charging-settings.ts'
import { shopFileSchema } from '#lib/catalog/schema.ts'
import { asColumn, plainDate } from '#lib/plain-date.ts'
import { whyTooLate } from './too-late.ts'

const { plans } = shopFileSchema.parse(
  JSON.parse(readFileSync(new URL('../../prisma/demo-shop.json', import.meta.url), 'utf8')),
)
/** Every three months. */
const content = plans.find(({ slug }) => slug === 'seasons')?.content
if (!content) throw new Error('The demo shop has no quarterly plan')
const charging = chargingSchema.parse({ catchUpDays: 10 })

test.each([
  ['2027-04-15', 'smartpay', null],
  ['2027-04-25', 'smartpay', null],
  ['2027-04-26', 'smartpay', 'too-late'],
  ['2027-04-26', 'bank_transfer', null],
  ['2027-07-14', 'smartpay', 'too-late'],
  ['2027-07-14', 'bank_transfer', null],
  ['2027-07-15', 'bank_transfer', 'period-passed'],
  ['2027-07-15', 'smartpay', 'period-passed'],
] as const)('on %s an order of 15 April that is paid by %s is %s', (today, paymentMethod, why) => {
  const [anchorOn, dueOn] = ['2027-01-15', '2027-04-15'].map((day) => asColumn(plainDate(day)))
  if (!anchorOn || !dueOn) throw new Error('No days')
  const cycle = {
    index: 1,
    anchorOn,
    changes: [],
    dueOn,
    paymentMethod,
    content,
    facts: { charging },
  }
  expect(whyTooLate(cycle, plainDate(today))).toBe(why)
})
