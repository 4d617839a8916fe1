import type { Locale } from '#lib/i18n/locale.ts'
import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from './failure.ts'
import { request } from './request.ts'
import { type CustomerInfo, type TokenSession, tokenSessionSchema } from './schemas.ts'

export type TokenSessionRequest = {
  mode: 'token'
  tokenType: 'recurring'
  locale: Locale
  /** Ours; becomes the token's reference. At most 40 characters. */
  reference: string
  metadata: Record<string, string>
  customerInfo: CustomerInfo
  successUrl: string
  cancelUrl: string
}

/**
 * POST /checkout-sessions in token mode (smartpay-api §6.2). One try inside the shopper's request: the
 * sweep repeats it with the same key.
 */
export function createTokenSession(
  body: TokenSessionRequest,
  idempotencyKey: string,
): Promise<Result<TokenSession, SmartpayFailure>> {
  return request({
    method: 'POST',
    path: '/checkout-sessions',
    body,
    idempotencyKey,
    answer: tokenSessionSchema,
    deadlineMs: 8_000,
    tries: 1,
  })
}
