import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export type Stub = { origin: string; calls: number; onCall: () => void; close: () => void }

/** A Smartpay that makes sessions in `delayMs` and forgets them. */
export async function startStub(delayMs: number): Promise<Stub> {
  const stub: Stub = { origin: '', calls: 0, onCall: () => undefined, close: () => server.close() }
  const server = createServer(async (request, answer) => {
    for await (const _ of request);
    stub.calls += 1
    stub.onCall()
    await wait(delayMs)
    const number = randomUUID().replaceAll('-', '')
    answer.setHeader('content-type', 'application/json')
    answer.end(
      JSON.stringify({
        id: `checkout_test_${number}`,
        url: `${stub.origin}/checkout_test_${number}.x.y`,
        token: { id: `paytok_test_${number}`, status: 'requires_authorization' },
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stub.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return stub
}
