import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from './failure.ts'
import { request } from './request.ts'
import { type SmartpayToken, tokenSchema } from './schemas.ts'

/** GET /tokens/{id} (smartpay-api §7.3). A deleted token, and maybe one never agreed to, is a 404. */
export function getToken(
  smartpayId: string,
  patience: { deadlineMs: number; tries: number } = { deadlineMs: 5_000, tries: 2 },
): Promise<Result<SmartpayToken, SmartpayFailure>> {
  return request({
    method: 'GET',
    path: `/tokens/${encodeURIComponent(smartpayId)}`,
    answer: tokenSchema,
    ...patience,
  })
}
