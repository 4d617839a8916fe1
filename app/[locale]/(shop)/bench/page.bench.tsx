import type { Route } from 'next'
import { redirect } from 'next/navigation'

/** What `npm run bench` compares the confirmation with: the same call to Smartpay, and nothing else. */
export default function BenchPage() {
  return (
    <main>
      <form action={callSmartpay}>
        <button type="submit">Call</button>
      </form>
    </main>
  )
}

async function callSmartpay(): Promise<void> {
  'use server'
  const answer = await fetch(`${process.env.SMARTPAY_API_URL}/checkout-sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ mode: 'token', customerInfo: {} }),
    cache: 'no-store',
  })
  const { url } = await answer.json()
  redirect(url as Route)
}
