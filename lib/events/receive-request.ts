import { clientNetwork } from '#lib/client-network.ts'
import { isOverLimit, withinLimits } from '#lib/db/rate-limit.ts'
import { sharedNetwork } from '#lib/network-address.ts'
import { type Result, refused } from '#lib/result.ts'
import type { DeliveryRefusal } from './delivery.ts'
import { countRefusal, receiveEvent } from './receive-event.ts'

/** Ten times the largest event that Smartpay sends. */
const largestBodyBytes = 256 * 1024

/** From one network within an hour: who guesses more is not listened to, and costs us one read. */
const mostFailures = 300

/**
 * A delivery as a request of HTTP; what is too large is turned away before it is read. Where networks cannot be told
 * apart nobody is turned away unheard: Smartpay would be, for what others forge.
 */
export async function receiveRequest(
  request: Request,
): Promise<Result<'kept' | 'parked', DeliveryRefusal | 'too-large' | 'too-many'>> {
  const network = clientNetwork(request.headers)
  const isKnown = network !== null && network !== sharedNetwork
  const failures = { key: `webhook ${network}`, most: mostFailures }
  if (isKnown && (await isOverLimit(failures))) return refused('too-many')
  const received = await receiveBody(request)
  if (!received.ok && isKnown) await withinLimits([failures])
  return received
}

async function receiveBody(
  request: Request,
): Promise<Result<'kept' | 'parked', DeliveryRefusal | 'too-large'>> {
  const body = await readCapped(request)
  if (body === null) {
    await countRefusal('too-large')
    return refused('too-large')
  }
  return receiveEvent({
    signature: request.headers.get('smartpay-signature'),
    timestamp: request.headers.get('smartpay-signature-timestamp'),
    endpointId: request.headers.get('smartpay-subscription-id'),
    eventId: request.headers.get('smartpay-event-id'),
    body,
  })
}

/** The raw bytes that were signed; null as soon as there are more than an event has. */
async function readCapped(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > largestBodyBytes) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > largestBodyBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
