'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { captureOrder } from '#lib/charging/capture/capture-order.ts'
import { paths } from '#lib/paths.ts'
import type { SubscriptionCode } from '../../messages.ts'

/** Collects what Smartpay approved for an order, as the dialog showed it. */
export async function captureAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'order', 'shown'])
  const { subscription = '', order: orderId = '', shown = '' } = input
  const path = paths.admin.subscription(subscription)
  return staffAction<SubscriptionCode>(
    { needs: 'order.capture', about: subscription, path, drains: true },
    async ({ id: staffId }) => {
      const captured = await captureOrder({ subscriptionId: subscription, orderId, staffId, shown })
      return captured.ok ? captured.value : `capture-${captured.reason}`
    },
  )
}
