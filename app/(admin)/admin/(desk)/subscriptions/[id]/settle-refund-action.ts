'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { paths } from '#lib/paths.ts'
import { refundSettlements, settleRefund } from '#lib/refunds/settle-refund.ts'
import type { SubscriptionCode } from '../messages.ts'

/** What somebody saw at Smartpay of a refund. A refusal leads back to the dialog. */
export async function settleRefundAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'refund', 'as', 'smartpay'])
  const { subscription = '', refund: refundId = '', smartpay: smartpayRefundId = '' } = input
  const page = paths.admin.subscription(subscription)
  const query = new URLSearchParams({ do: 'settle-refund', refund: refundId.slice(0, 60) })
  return staffAction<SubscriptionCode>(
    { needs: 'refund.settle', about: subscription, path: `${page}?${query}`, drains: true },
    async ({ id: staffId }) => {
      const as = refundSettlements.find((one) => one === input.as)
      if (!as) return 'no-settlement'
      const settled = await settleRefund({
        subscriptionId: subscription,
        refundId,
        as,
        smartpayRefundId,
        staffId,
      })
      return settled.ok ? { code: settled.value, at: page } : settled.reason
    },
  )
}
