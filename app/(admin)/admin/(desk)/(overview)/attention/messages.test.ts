import { expect, test } from 'vitest'
import { locales } from '#lib/i18n/locale.ts'
import { graceDays } from '#lib/orders/offline/pay-dates.ts'
import { attentionItemWords } from './item-messages.ts'

test('an order is given up when the staff is told that it is', () => {
  for (const locale of locales)
    expect(attentionItemWords[locale]['payment-overdue'].nothing).toMatch(
      new RegExp(`\\b${graceDays + 1}(日|th day)`),
    )
})
