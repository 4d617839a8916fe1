'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { withNote } from '#lib/notes/with-note.ts'
import { cancelOrder } from '#lib/orders/cancel/cancel-order.ts'
import { paths } from '#lib/paths.ts'
import { orderCancelReasons } from '#lib/states/order.ts'
import type { SubscriptionCode } from '../../messages.ts'

/** Ends one order as the dialog showed it; what was written beside the reason becomes a note. */
export async function cancelOrderAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'order', 'reason', 'text', 'note', 'shown'])
  const { subscription = '', order: orderId = '', text = '', shown = '' } = input
  const path = paths.admin.subscription(subscription)
  const dialog = `${path}?${new URLSearchParams({ do: 'cancel-order', order: orderId.slice(0, 60) })}`
  return staffAction<SubscriptionCode>(
    { needs: 'order.cancel', about: subscription, path, drains: true },
    async ({ id: staffId }) => {
      const reason = orderCancelReasons.find((one) => one === input.reason)
      if (!reason) return { code: 'no-reason', at: dialog }
      const canceled = await withNote(
        { subject: subscription, text, noteId: input.note, staffId },
        () => cancelOrder({ subscriptionId: subscription, orderId, reason, staffId, shown }),
      )
      const again = !canceled.ok && ['long-note', 'changed-meanwhile'].includes(canceled.reason)
      return again ? { code: canceled.reason, at: dialog } : canceled
    },
  )
}
