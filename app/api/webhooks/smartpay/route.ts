import { after } from 'next/server'
import { countRefusal, receiveEvent } from '#lib/events/receive-event.ts'
import { drain } from '#lib/jobs/drain.ts'

/** Ten times the largest event that Smartpay sends. */
const largestBodyBytes = 256 * 1024

/** Where Smartpay tells what happened: believed by its signature, kept once, answered at once, worked on later. */
export async function POST(request: Request): Promise<Response> {
  const body = await readCapped(request)
  if (body === null) {
    await countRefusal('too-large')
    return Response.json({ error: 'too-large' }, { status: 413 })
  }
  const received = await receiveEvent({
    signature: request.headers.get('smartpay-signature'),
    timestamp: request.headers.get('smartpay-signature-timestamp'),
    endpointId: request.headers.get('smartpay-subscription-id'),
    eventId: request.headers.get('smartpay-event-id'),
    body,
  })
  if (!received.ok) return Response.json({ error: 'not-believed' }, { status: 400 })
  after(drain)
  return Response.json({ received: true })
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
