import { env } from '#lib/env.ts'

/** One of the sandbox's control calls. Null: it refused. */
export async function control(path: string, method: string, body?: unknown): Promise<boolean> {
  const answer = await fetch(`${env().smartpay.checkoutOrigin}/_control/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(10_000),
  })
  await answer.arrayBuffer()
  return answer.ok
}

/** What a shopper presses on Smartpay's page; the way back is theirs to take. */
export async function press(checkoutUrl: string, button: string): Promise<void> {
  const answer = await fetch(checkoutUrl, {
    method: 'POST',
    body: new URLSearchParams({ outcome: button }),
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  })
  await answer.arrayBuffer()
  if (answer.status !== 303) throw new Error(`The checkout answered ${answer.status}`)
}
