import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { db } from '#lib/db/client.ts'

/**
 * What `npm run bench` compares the confirmation with: the same call to Smartpay, and nothing else, or (`?with=statements`)
 * as many statements around it as a confirmation makes, in the same order, each of them empty.
 */
export default async function BenchPage({
  searchParams,
}: {
  searchParams: Promise<{ with?: string }>
}) {
  return (
    <main>
      <form action={callSmartpay}>
        <input type="hidden" name="with" value={String((await searchParams).with ?? '')} />
        <button type="submit">Call</button>
      </form>
    </main>
  )
}

async function callSmartpay(form: FormData): Promise<void> {
  'use server'
  const statement = form.get('with') === 'statements' ? () => db().$queryRaw`select 1` : null
  await Promise.all([statement?.(), statement?.(), statement?.()])
  await statement?.()
  const answer = await fetch(`${process.env.SMARTPAY_API_URL}/checkout-sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ mode: 'token', customerInfo: {} }),
    cache: 'no-store',
  })
  const { url } = await answer.json()
  await statement?.()
  await statement?.()
  redirect(url as Route)
}
