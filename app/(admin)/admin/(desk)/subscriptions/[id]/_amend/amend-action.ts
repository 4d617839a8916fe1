'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { getChosenTerms } from '#lib/amendments/amendment-choices.ts'
import { withdrawAmendment } from '#lib/amendments/close-amendment.ts'
import { proposeAmendment } from '#lib/amendments/propose-amendment.ts'
import { paths } from '#lib/paths.ts'
import type { SubscriptionCode } from '../../messages.ts'
import { readTerms } from './read-amend-dialog.ts'

/** Mails the shopper what the dialog showed. A refusal leads back to the dialog, with what was chosen. */
export async function proposeAmendmentAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'plan', 'quantity', 'method', 'shown'])
  const { subscription = '', shown = '', ...asked } = input
  const page = paths.admin.subscription(subscription)
  const query = new URLSearchParams({ do: 'amend', ...asked })
  return staffAction<SubscriptionCode>(
    {
      needs: 'subscription.change',
      about: subscription,
      path: `${page}?${query}`,
      drains: true,
    },
    async ({ id: staffId }) => {
      const now = await getChosenTerms(subscription)
      if (!now) return 'unknown-subject'
      const chosen = readTerms(asked, now)
      if (!chosen) return 'not-a-quantity'
      const proposed = await proposeAmendment({
        subscriptionId: subscription,
        chosen,
        staffId,
        shown,
      })
      return proposed.ok ? { code: 'amendment-proposed', at: page } : proposed.reason
    },
  )
}

/** Takes a proposal back that nobody has answered. */
export async function withdrawAmendmentAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'amendment'])
  const { subscription = '', amendment: amendmentId = '' } = input
  const path = paths.admin.subscription(subscription)
  return staffAction<SubscriptionCode>(
    { needs: 'subscription.change', about: subscription, path },
    async ({ id: staffId }) => {
      const done = await withdrawAmendment({ subscriptionId: subscription, amendmentId, staffId })
      return done.ok ? 'amendment-withdrawn' : done.reason
    },
  )
}
