'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { paths } from '#lib/paths.ts'
import { askRefund } from '#lib/refunds/ask-refund.ts'
import { sendRefund } from '#lib/refunds/send-refund.ts'
import { refundReasons } from '#lib/states/refund.ts'
import type { SubscriptionCode } from '../messages.ts'
import { askedRefundIn, readRefundChoice } from './read-refund-choice.ts'

/** Gives money back as the dialog showed it. A refusal leads back to the dialog, with what was chosen. */
export async function refundAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'order', 'reason', 'shown'])
  const { subscription = '', order: orderId = '', shown = '' } = input
  const page = paths.admin.subscription(subscription)
  const asked = askedRefundIn(form.entries())
  const query = new URLSearchParams({ do: 'refund', order: orderId.slice(0, 60), ...asked })
  return staffAction<SubscriptionCode>(
    { needs: 'order.refund', about: subscription, path: `${page}?${query}`, drains: true },
    async ({ id: staffId }) => {
      const choice = readRefundChoice(asked)
      const reason = refundReasons.find((one) => one === input.reason)
      if (choice === null || choice === 'not-a-number') return choice ?? 'nothing-chosen'
      if (!reason) return 'no-refund-reason'
      const refund = await askRefund({
        subscriptionId: subscription,
        orderId,
        choice,
        reason,
        staffId,
        shown,
      })
      if (!refund.ok) return refund.reason
      const outcome = await sendRefund(refund.value)
      if (outcome?.to === 'succeeded') return { code: 'refund-made', at: page }
      return { code: outcome?.to === 'failed' ? 'refund-refused' : 'refund-asked', at: page }
    },
  )
}
