import type { Coupon } from '../objects/coupon.ts'
import type { Parts } from '../parts.ts'
import { objectId } from '../state/ids.ts'
import { type Answer, refusal } from './answers.ts'
import { parseBody } from './body.ts'
import { belongsTo, type Call } from './call.ts'
import { listPage } from './list.ts'
import { changed } from './notes.ts'
import { couponChange, couponInput } from './offer-input.ts'

/** smartpay-api §11 */
export function createCoupon(call: Call, { now }: Parts): Answer {
  const input = parseBody(couponInput, call.text)
  if (!input.ok) return input.reason
  const at = now()
  const object: Coupon = {
    id: objectId('coupon', call.mode),
    object: 'coupon',
    active: true,
    redemptionCount: 0,
    sponsored: false,
    ...input.value,
    test: call.mode === 'test',
    createdAt: at,
    updatedAt: at,
  }
  return saved(object, 'coupon.created')
}

export function listCoupons(call: Call, { store }: Parts): Answer {
  return listPage(call, store.state.coupons, { show: (coupon) => coupon })
}

export function readCoupon(call: Call, { store }: Parts): Answer {
  const coupon = store.state.coupons.get(call.id)
  return coupon && belongsTo(call, coupon) ? { status: 200, body: coupon } : noSuchCoupon
}

export function updateCoupon(call: Call, { store, now }: Parts): Answer {
  const coupon = store.state.coupons.get(call.id)
  if (!coupon || !belongsTo(call, coupon)) return noSuchCoupon
  const input = parseBody(couponChange, call.text)
  if (!input.ok) return input.reason
  const next = changed(coupon, input.value, now())
  return next.ok ? saved(next.value, 'coupon.updated') : next.reason
}

export const noSuchCoupon = refusal(404, 'coupon.not-found', 'There is no such coupon')

function saved(object: Coupon, type: 'coupon.created' | 'coupon.updated'): Answer {
  return {
    status: 200,
    body: object,
    changes: [{ put: 'coupons', object }],
    events: [{ type, data: object }],
  }
}
