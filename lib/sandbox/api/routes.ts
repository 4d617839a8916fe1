import type { Handler } from './call.ts'
import { createSession, listSessions, readSession } from './checkout-sessions.ts'
import { createCoupon, listCoupons, readCoupon, updateCoupon } from './coupons.ts'
import { cancelOrder, createOrder, listOrders, readOrder } from './orders.ts'
import { createPayment, listPayments, readPayment, updatePayment } from './payments.ts'
import {
  createPromotionCode,
  listPromotionCodes,
  readPromotionCode,
  updatePromotionCode,
} from './promotion-codes.ts'
import { createRefund, listRefunds, readRefund, updateRefund } from './refunds.ts'
import { deleteToken, disableToken, enableToken, listTokens, readToken } from './tokens.ts'
import {
  createEndpoint,
  deleteEndpoint,
  listEndpoints,
  readEndpoint,
  updateEndpoint,
} from './webhook-endpoints.ts'

/** smartpay-api §5, all of it. */
const handlers = new Map<string, Handler>([
  ['POST /checkout-sessions', createSession],
  ['GET /checkout-sessions', listSessions],
  ['GET /checkout-sessions/:id', readSession],
  ['GET /tokens', listTokens],
  ['GET /tokens/:id', readToken],
  ['PUT /tokens/:id/enable', enableToken],
  ['PUT /tokens/:id/disable', disableToken],
  ['DELETE /tokens/:id', deleteToken],
  ['POST /orders', createOrder],
  ['GET /orders', listOrders],
  ['GET /orders/:id', readOrder],
  ['PUT /orders/:id/cancellation', cancelOrder],
  ['POST /payments', createPayment],
  ['GET /payments', listPayments],
  ['GET /payments/:id', readPayment],
  ['PATCH /payments/:id', updatePayment],
  ['POST /refunds', createRefund],
  ['GET /refunds', listRefunds],
  ['GET /refunds/:id', readRefund],
  ['PATCH /refunds/:id', updateRefund],
  ['POST /webhook-endpoints', createEndpoint],
  ['GET /webhook-endpoints', listEndpoints],
  ['GET /webhook-endpoints/:id', readEndpoint],
  ['PATCH /webhook-endpoints/:id', updateEndpoint],
  ['DELETE /webhook-endpoints/:id', deleteEndpoint],
  ['POST /coupons', createCoupon],
  ['GET /coupons', listCoupons],
  ['GET /coupons/:id', readCoupon],
  ['PATCH /coupons/:id', updateCoupon],
  ['POST /promotion-codes', createPromotionCode],
  ['GET /promotion-codes', listPromotionCodes],
  ['GET /promotion-codes/:id', readPromotionCode],
  ['PATCH /promotion-codes/:id', updatePromotionCode],
])

export type Route = { pattern: string; id: string; handler: Handler | undefined }

/** Every address is a resource, perhaps with an id, perhaps with a verb. */
export function routeOf(method: string, path: string): Route {
  const [, resource = '', id, ...verb] = path.split('/')
  const pattern = `/${[resource, ...(id === undefined ? [] : [':id', ...verb])].join('/')}`
  return { pattern, id: id ?? '', handler: handlers.get(`${method} ${pattern}`) }
}
