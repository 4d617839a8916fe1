import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Sandbox, startSandbox } from '#lib/sandbox/server.ts'
import { seedDemoShop } from './testing.ts'

let sandbox: Sandbox

/** The demo shop in this file's database, and a Smartpay of its own for this file's tests. */
export function withSmartpay(): void {
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 })
    process.env.SMARTPAY_API_URL = `${sandbox.origin}/v1`
    process.env.SMARTPAY_CHECKOUT_ORIGIN = sandbox.origin
    await seedDemoShop()
  })
  beforeEach(() => control('faults', 'DELETE'))
  afterAll(() => sandbox.close())
}

export function smartpayOrigin(): string {
  return sandbox.origin
}

/** One of the sandbox's control calls; answers its JSON. */
export async function control(path: string, method = 'POST', body?: unknown) {
  const answer = await fetch(`${sandbox.origin}/_control/${path}`, {
    method,
    ...(body
      ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      : {}),
  })
  return answer.json()
}

/** What Smartpay made for one signup. */
export async function sessionsOf(signupId: string) {
  const { sessions } = await control(`ledger/${signupId}`, 'GET')
  return Object.values<{ reference: string; token: string }>(sessions)
}

/** What the shopper does at Smartpay. */
export async function decide(signupId: string, move: 'approve' | 'reject'): Promise<void> {
  const [session] = await sessionsOf(signupId)
  await control(`tokens/${session?.token}/${move}`)
}

/** What the merchant does to a token at Smartpay, in the dashboard or through the API. */
export async function moveToken(
  smartpayId: string,
  move: 'enable' | 'disable' | 'delete',
): Promise<void> {
  const address = `${sandbox.origin}/v1/tokens/${smartpayId}`
  const answer = await fetch(move === 'delete' ? address : `${address}/${move}`, {
    method: move === 'delete' ? 'DELETE' : 'PUT',
    headers: { authorization: 'Basic sk_test_sandbox' },
  })
  if (!answer.ok) throw new Error(`Not ${move}d: ${answer.status}`)
}
