import { z } from 'zod'
import { log } from '#lib/log.ts'
import { ok, type Result } from '#lib/result.ts'
import { chargeRequestFor, openRequest, type RequestProblem } from './charge-request.ts'
import { addresseeSchema, type DueCharge, lineSchema } from './read-charges.ts'

/** With what is to be sent; null: nothing is, because something stands against it, or there is a problem with the request. */
export type Prepared = DueCharge & { request: string | null; problem: RequestProblem | null }

const nothing = { request: null, problem: null }

/** A row that cannot be read is put off like one that waits, and holds up no other. */
export function prepare(charge: DueCharge): Prepared {
  try {
    if (charge.waitsFor !== null) return { ...charge, ...nothing }
    const request = requestOf(charge)
    return request.ok
      ? { ...charge, request: request.value, problem: null }
      : { ...charge, request: null, problem: request.reason }
  } catch (error) {
    log('error', 'charge not readable', { job: 'charge', chargeId: charge.id, error })
    return { ...charge, waitsFor: 'unreadable', ...nothing }
  }
}

/** What was sent before in vain is sent as it was, unless another token pays by now. */
function requestOf(charge: DueCharge): Result<string, RequestProblem> {
  const { id, tokenId, sentTokenId, sealedRequest } = charge
  if (sealedRequest !== null && sentTokenId === tokenId) {
    const known = openedOrNull(id, sealedRequest)
    if (known !== null) return ok(known)
  }
  return chargeRequestFor({
    ...charge,
    delivery: addresseeSchema.parse(charge.delivery),
    lines: z.array(lineSchema).parse(charge.lines),
  })
}

/** Bytes that nobody can open any more are written anew: Smartpay surely did not take them up. */
function openedOrNull(id: string, sealed: string): string | null {
  try {
    return openRequest(id, sealed)
  } catch (error) {
    log('error', 'charge not readable', { job: 'charge', chargeId: id, error })
    return null
  }
}
