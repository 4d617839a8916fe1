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
  return received.reason === 'too-large'
    ? Response.json({ error: 'too-large' }, { status: 413 })
    : Response.json({ error: 'not-believed' }, { status: 400 })
}
