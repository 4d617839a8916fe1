'use server'

import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { sealFields } from '#app/_request/saved-fields.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { drain } from '#lib/jobs/drain.ts'
import { withNote } from '#lib/notes/with-note.ts'
import { readPayment } from '#lib/orders/offline/read-payment.ts'
import { recordPayment } from '#lib/orders/offline/record-payment.ts'
import { paths } from '#lib/paths.ts'
import { cancelReasons } from '#lib/states/subscription.ts'
import { assignToken } from '#lib/subscriptions/assign-token.ts'
import { cancelSubscription } from '#lib/subscriptions/cancel-subscription.ts'
import { flashOf } from '../../_actions/flash-of.ts'
import type { actionWords } from '../../_actions/messages.ts'
import type { subscriptionWords } from '../messages.ts'

type Code = keyof (typeof actionWords & typeof subscriptionWords)['ja']['flash']

/** Money that came by transfer or from the carrier. What was typed comes back with a refusal. */
export async function recordPaymentAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'reference', 'sum', 'on', 'note', 'accept'])
  const id = input.subscription ?? ''
  const reference = input.reference ?? ''
  const staff = await requireStaff('payment.record', id)
  const recorded = await attempt(async () => {
    const read = readPayment(input)
    if (!read.ok) return read.reason
    const acceptDifference = input.accept === 'yes'
    const payment = { ...read.value, reference, recordedBy: staff.id, acceptDifference }
    const result = await recordPayment(payment)
    return result.ok ? 'recorded' : result.reason.reason
  })
  after(drain)
  const path = paths.admin.subscription(id)
  if (recorded === 'recorded') return redirectWithFlash<Code>(path, recorded)
  const { sum = '', on = '', note = '' } = input
  const kept = sealFields(`payment ${reference}`, { sum, on, note: note.slice(0, 500) })
  const order = encodeURIComponent(reference)
  return redirectWithFlash<Code>(`${path}?do=pay&order=${order}&kept=${kept}`, recorded)
}

/** From the next charge on another token pays. */
export async function assignTokenAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'token', 'shown'])
  const subscriptionId = input.subscription ?? ''
  const staff = await requireStaff('token.assign', subscriptionId)
  const path = paths.admin.subscription(subscriptionId)
  const tokenId = input.token ?? ''
  if (tokenId === '') return redirectWithFlash<Code>(`${path}?do=assign`, 'no-token')
  const shownTokenId = input.shown ?? ''
  const assigned = await attempt(() =>
    assignToken({ subscriptionId, tokenId, shownTokenId, staffId: staff.id }),
  )
  return redirectWithFlash<Code>(path, flashOf(assigned))
}

/** Ends it for good; what was written beside the reason becomes a note. */
export async function cancelAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'reason', 'text', 'note', 'shown'])
  const subscriptionId = input.subscription ?? ''
  const staff = await requireStaff('subscription.cancel', subscriptionId)
  const path = paths.admin.subscription(subscriptionId)
  const reason = cancelReasons.find((one) => one === input.reason)
  if (!reason) return redirectWithFlash<Code>(`${path}?do=cancel`, 'no-reason')
  const note = { subject: subscriptionId, text: input.text ?? '', noteId: input.note }
  const canceled = await attempt(() =>
    withNote({ ...note, staffId: staff.id }, () =>
      cancelSubscription({ subscriptionId, reason, staffId: staff.id, shown: input.shown ?? '' }),
    ),
  )
  after(drain)
  const code = flashOf(canceled)
  return redirectWithFlash<Code>(code === 'long-note' ? `${path}?do=cancel` : path, code)
}
