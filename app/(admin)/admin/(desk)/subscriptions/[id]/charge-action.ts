'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { chargeNow } from '#lib/dunning/charge-now.ts'
import { paths } from '#lib/paths.ts'
import type { SubscriptionCode } from '../messages.ts'

/** Once more, and not when the policy would. */
export async function chargeNowAction(form: FormData): Promise<void> {
  const { subscription = '', order: orderId = '' } = formText(form, ['subscription', 'order'])
  return staffAction<SubscriptionCode>(
    {
      needs: 'order.charge',
      about: subscription,
      path: paths.admin.subscription(subscription),
      drains: true,
    },
    ({ id: staffId }) => chargeNow({ orderId, staffId }),
  )
}
