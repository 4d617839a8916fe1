import { z } from 'zod'
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

type Done = Promise<Result<unknown, SmartpayFailure>>

/** PUT /tokens/{id}/disable (smartpay-api §7.3): repeating it is harmless. One try: the caller's sweep repeats. */
export function disableToken(smartpayId: string): Done {
  return change('PUT', `${encodeURIComponent(smartpayId)}/disable`)
}

/** PUT /tokens/{id}/enable. */
export function enableToken(smartpayId: string): Done {
  return change('PUT', `${encodeURIComponent(smartpayId)}/enable`)
}

/** DELETE /tokens/{id}: for good. A second one is a 404. */
export function deleteToken(smartpayId: string): Done {
  return change('DELETE', encodeURIComponent(smartpayId))
}

/** Answers are empty; whatever stands in them is not read. */
function change(method: 'PUT' | 'DELETE', path: string): Done {
  return request({
    method,
    path: `/tokens/${path}`,
    answer: z.unknown(),
    deadlineMs: 8_000,
    tries: 1,
  })
}
