import { after } from 'next/server'
import { receiveRequest } from '#lib/events/receive-request.ts'
import { drain } from '#lib/jobs/drain.ts'

/** Where Smartpay tells what happened: believed by its signature, kept once, answered at once, worked on later. */
export async function POST(request: Request): Promise<Response> {
  const received = await receiveRequest(request)
  if (received.ok) {
    after(drain)
    return Response.json({ received: true })
  }
  const { reason } = received
  if (reason === 'too-large') return Response.json({ error: reason }, { status: 413 })
  if (reason === 'too-many') return Response.json({ error: reason }, { status: 429 })
  return Response.json({ error: 'not-believed' }, { status: 400 })
}
