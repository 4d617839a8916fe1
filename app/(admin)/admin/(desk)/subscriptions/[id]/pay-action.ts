'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { readPayment } from '#lib/orders/offline/read-payment.ts'
import { recordPayment } from '#lib/orders/offline/record-payment.ts'
import { paths } from '#lib/paths.ts'
import type { SubscriptionCode } from '../messages.ts'

/** Money that came by transfer or from the carrier. What was typed comes back with a refusal. */
export async function recordPaymentAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'reference', 'sum', 'on', 'note', 'accept'])
  const { subscription = '', reference = '', sum = '', on = '', note = '' } = input
  const page = paths.admin.subscription(subscription)
  const dialog = {
    path: `${page}?do=pay&order=${encodeURIComponent(reference)}`,
    kept: { form: `payment ${reference}`, fields: { sum, on, note: note.slice(0, 500) } },
  }
  return staffAction<SubscriptionCode>(
    { needs: 'payment.record', about: subscription, drains: true, ...dialog },
    async (staff) => {
      const read = readPayment(input)
      if (!read.ok) return read
      const acceptDifference = input.accept === 'yes'
      const payment = { ...read.value, reference, recordedBy: staff.id, acceptDifference }
      const recorded = await recordPayment(payment)
      return recorded.ok ? { code: 'recorded', at: page } : recorded.reason.reason
    },
  )
}
