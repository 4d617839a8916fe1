'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { shipDelivery } from '#lib/deliveries/ship-delivery.ts'
import type { deliveryWords } from '#lib/i18n/deliveries.ts'
import { paths } from '#lib/paths.ts'
import type { actionWords } from '../_actions/messages.ts'
import type { dispatchWords } from './messages.ts'

type DispatchCode =
  | keyof (typeof actionWords & typeof dispatchWords)['ja']['flash']
  | `ship-${keyof (typeof deliveryWords)['ja']['refusals']}`

const longest = 60

/** A parcel is with the carrier; what Smartpay only approved is collected then. */
export async function shipAction(form: FormData): Promise<void> {
  const input = formText(form, ['delivery', 'at', 'carrier', 'tracking'])
  const { delivery: deliveryId = '' } = input
  const [carrier = '', tracking = ''] = [input.carrier?.trim(), input.tracking?.trim()]
  const kept = {
    form: `ship ${deliveryId}`,
    fields: { carrier: carrier.slice(0, longest), tracking: tracking.slice(0, longest) },
  }
  // Where in the list it stands: whoever packs goes on from there.
  const list = input.at
    ? `${paths.admin.dispatch}?at=${encodeURIComponent(input.at)}`
    : paths.admin.dispatch
  const path = `${list}${input.at ? '&' : '?'}delivery=${encodeURIComponent(deliveryId)}`
  return staffAction<DispatchCode>(
    { needs: 'delivery.ship', about: deliveryId, path, kept, drains: true },
    async ({ id: staffId }) => {
      if (carrier.length > longest || tracking.length > longest) return 'long-text'
      const parcel = { carrier: carrier || null, tracking: tracking || null }
      const shipped = await shipDelivery({ deliveryId, ...parcel, staffId })
      return shipped.ok ? { code: 'shipped', at: list } : `ship-${shipped.reason}`
    },
  )
}
