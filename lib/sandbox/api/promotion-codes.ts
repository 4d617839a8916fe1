import type { PromotionCode } from '../objects/coupon.ts'
import { findPromotionCode } from '../objects/promotion.ts'
import type { Parts } from '../parts.ts'
import { objectId } from '../state/ids.ts'
import { type Answer, refusal } from './answers.ts'
import { parseBody } from './body.ts'
import { belongsTo, type Call } from './call.ts'
import { noSuchCoupon } from './coupons.ts'
import { listPage } from './list.ts'
import { changed } from './notes.ts'
import { promotionCodeChange, promotionCodeInput } from './offer-input.ts'

/** smartpay-api §11: a code is there once, whatever its case. */
export function createPromotionCode(call: Call, { store, now }: Parts): Answer {
  const input = parseBody(promotionCodeInput, call.text)
  if (!input.ok) return input.reason
  const coupon = store.state.coupons.get(input.value.coupon)
  if (!coupon || !belongsTo(call, coupon)) return noSuchCoupon
  if (findPromotionCode(store.state, coupon.test, input.value.code)) return codeExists
  const at = now()
  const object: PromotionCode = {
    id: objectId('promotioncode', call.mode),
    object: 'promotionCode',
    redemptionCount: 0,
    ...input.value,
    test: coupon.test,
    createdAt: at,
    updatedAt: at,
  }
  return saved(object, 'promotion_code.created')
}

export function listPromotionCodes(call: Call, { store }: Parts): Answer {
  return listPage(call, store.state.promotionCodes, { show: (code) => code })
}

export function readPromotionCode(call: Call, { store }: Parts): Answer {
  const code = store.state.promotionCodes.get(call.id)
  return code && belongsTo(call, code) ? { status: 200, body: code } : noSuchCode
}

export function updatePromotionCode(call: Call, { store, now }: Parts): Answer {
  const code = store.state.promotionCodes.get(call.id)
  if (!code || !belongsTo(call, code)) return noSuchCode
  const input = parseBody(promotionCodeChange, call.text)
  if (!input.ok) return input.reason
  const next = changed(code, input.value, now())
  return next.ok ? saved(next.value, 'promotion_code.updated') : next.reason
}

const noSuchCode = refusal(404, 'promotion-code.not-found', 'There is no such promotion code')
const codeExists = refusal(409, 'promotion-code.exists', 'There is such a promotion code already')

function saved(
  object: PromotionCode,
  type: 'promotion_code.created' | 'promotion_code.updated',
): Answer {
  return {
    status: 200,
    body: object,
    changes: [{ put: 'promotionCodes', object }],
    events: [{ type, data: object }],
  }
}
