'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { settleCharge, settlements } from '#lib/charging/settle-charge.ts'
import { paths } from '#lib/paths.ts'
import type { SubscriptionCode } from '../messages.ts'

/** How a charge ended that is left to staff. What was typed comes back with a refusal. */
export async function settleChargeAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'charge', 'as', 'order'])
  const { subscription = '', charge: chargeId = '', order = '' } = input
  const page = paths.admin.subscription(subscription)
  const dialog = {
    path: `${page}?do=settle&charge=${encodeURIComponent(chargeId)}`,
    kept: {
      form: `settle ${chargeId}`,
      fields: { as: input.as ?? '', order: order.slice(0, 200) },
    },
  }
  return staffAction<SubscriptionCode>(
    { needs: 'charge.settle', about: subscription, drains: true, ...dialog },
    async ({ id: staffId }) => {
      const as = settlements.find((one) => one === input.as)
      if (!as) return 'no-settlement'
      const settled = await settleCharge({ chargeId, as, smartpayOrderId: order, staffId })
      return settled.ok ? { code: 'settled', at: page } : settled.reason
    },
  )
}
