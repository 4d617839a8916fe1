'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { correctParcel } from '#lib/deliveries/correct/correct-parcel.ts'
import { withNote } from '#lib/notes/with-note.ts'
import { returnReasons, undoReasons } from '#lib/states/delivery.ts'
import type { SubscriptionCode } from '../../messages.ts'
import { type ParcelDialogKind, parcelDialogPath } from './parcel-dialog-path.ts'

/** Takes back what was recorded of a parcel; what was written beside the reason becomes a note. */
export async function undoParcelAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'delivery', 'shown', 'reason', 'text', 'note'])
  const { at, parcel } = readParcel(input, 'undo-parcel')
  return staffAction<SubscriptionCode>(
    { needs: 'delivery.undo', about: parcel.subscriptionId, path: at.dialog, drains: true },
    async ({ id: staffId }) => {
      const reason = undoReasons.find((one) => one === input.reason)
      if (!reason) return 'no-reason'
      const note = { text: input.text ?? '', noteId: input.note, staffId }
      const command = { kind: 'undo', reason } as const
      const undone = await withNote({ subject: parcel.subscriptionId, ...note }, () =>
        correctParcel({ ...parcel, command, staffId }),
      )
      return undone.ok ? { code: undone.value, at: at.page } : undone.reason
    },
  )
}

const longest = 60

/** Corrects a parcel's carrier and number. What was typed comes back with a refusal. */
export async function trackParcelAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'delivery', 'shown', 'carrier', 'tracking'])
  const { at, parcel } = readParcel(input, 'track-parcel')
  const [carrier = '', tracking = ''] = [input.carrier?.trim(), input.tracking?.trim()]
  const kept = {
    form: `parcel ${parcel.deliveryId}`,
    fields: { carrier: carrier.slice(0, longest), tracking: tracking.slice(0, longest) },
  }
  return staffAction<SubscriptionCode>(
    { needs: 'delivery.track', about: parcel.subscriptionId, path: at.dialog, kept, drains: true },
    async ({ id: staffId }) => {
      if (carrier.length > longest || tracking.length > longest) return 'long-parcel-text'
      const numbers = { carrier: carrier || null, tracking: tracking || null }
      const command = { kind: 'track', ...numbers } as const
      const saved = await correctParcel({ ...parcel, command, staffId })
      return saved.ok ? { code: saved.value, at: at.page } : saved.reason
    },
  )
}

/** Records that a parcel arrived, or why it came back. */
export async function finishParcelAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'delivery', 'shown', 'result'])
  const { at, parcel } = readParcel(input, 'finish-parcel')
  return staffAction<SubscriptionCode>(
    { needs: 'delivery.finish', about: parcel.subscriptionId, path: at.dialog, drains: true },
    async ({ id: staffId }) => {
      const reason = returnReasons.find((one) => one === input.result)
      if (!reason && input.result !== 'deliver') return 'no-result'
      const command = reason
        ? ({ kind: 'return', reason } as const)
        : ({ kind: 'deliver' } as const)
      const recorded = await correctParcel({ ...parcel, command, staffId })
      return recorded.ok ? { code: recorded.value, at: at.page } : recorded.reason
    },
  )
}

/** Which parcel a form is about, and where it leads. */
function readParcel(
  { subscription = '', delivery = '', shown = '' }: Partial<Record<string, string>>,
  kind: ParcelDialogKind,
) {
  return {
    parcel: { subscriptionId: subscription, deliveryId: delivery, shown },
    at: parcelDialogPath(subscription, { do: kind, delivery: delivery.slice(0, 60) }),
  }
}
