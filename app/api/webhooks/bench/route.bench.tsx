/** What `npm run bench` compares the webhook route with: a handler that does nothing. */
export function POST(): Response {
  return Response.json({ received: true })
}
