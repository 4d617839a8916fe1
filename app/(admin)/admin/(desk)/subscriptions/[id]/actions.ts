'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { withNote } from '#lib/notes/with-note.ts'
import { paths } from '#lib/paths.ts'
import { cancelReasons } from '#lib/states/subscription.ts'
import { assignToken } from '#lib/subscriptions/assign-token.ts'
import { cancelSubscription } from '#lib/subscriptions/cancel-subscription.ts'
import type { SubscriptionCode } from '../messages.ts'

/** From the next charge on another token pays. */
export async function assignTokenAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'token', 'shown'])
  const { subscription = '', token: tokenId = '', shown: shownTokenId = '' } = input
  const path = paths.admin.subscription(subscription)
  return staffAction<SubscriptionCode>(
    { needs: 'token.assign', about: subscription, path },
    async ({ id: staffId }) =>
      tokenId === ''
        ? { code: 'no-token', at: `${path}?do=assign` }
        : assignToken({ subscriptionId: subscription, tokenId, shownTokenId, staffId }),
  )
}

/** Ends it for good; what was written beside the reason becomes a note. */
export async function cancelAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'reason', 'text', 'note', 'shown'])
  const { subscription = '', text = '', shown = '' } = input
  const path = paths.admin.subscription(subscription)
  const dialog = `${path}?do=cancel`
  return staffAction<SubscriptionCode>(
    { needs: 'subscription.cancel', about: subscription, path, drains: true },
    async ({ id: staffId }) => {
      const reason = cancelReasons.find((one) => one === input.reason)
      if (!reason) return { code: 'no-reason', at: dialog }
      const canceled = await withNote(
        { subject: subscription, text, noteId: input.note, staffId },
        () => cancelSubscription({ subscriptionId: subscription, reason, staffId, shown }),
      )
      const long = !canceled.ok && canceled.reason === 'long-note'
      return long ? { code: canceled.reason, at: dialog } : canceled
    },
  )
}
