import { z } from 'zod'
import { log } from '#lib/log.ts'
import { chargeRequestFor, openRequest } from './charge-request.ts'
import { addresseeSchema, type DueCharge, lineSchema } from './due-charges.ts'

/** With what is to be sent; null: nothing is, because something stands against it, or Smartpay would take no such order. */
export type Prepared = DueCharge & { request: string | null }

/** A row that cannot be read is put off like one that waits, and holds up no other. */
export function prepare(charge: DueCharge): Prepared {
  try {
    return { ...charge, request: charge.waitsFor === null ? requestOf(charge) : null }
  } catch (error) {
    log('error', 'charge not readable', { job: 'charge', chargeId: charge.id, error })
    return { ...charge, waitsFor: 'unreadable', request: null }
  }
}

/** What was sent before in vain is sent as it was, unless another token pays by now. */
function requestOf(charge: DueCharge): string | null {
  const { id, tokenId, sentTokenId, sealedRequest } = charge
  if (sealedRequest !== null && sentTokenId === tokenId) {
    const known = openedOrNull(id, sealedRequest)
    if (known !== null) return known
  }
  const request = chargeRequestFor({
    ...charge,
    delivery: addresseeSchema.parse(charge.delivery),
    lines: z.array(lineSchema).parse(charge.lines),
  })
  return request.ok ? request.value : null
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
