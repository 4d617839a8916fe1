import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { receiveRequest } from '#lib/events/receive-request.ts'
import { received } from '#lib/events/testing-received.ts'

export type Receiver = { origin: string; stop(): void }

/**
 * Where Smartpay sends its events, as the shop's route takes them: they are stored, and the jobs work on them.
 *
 * @param isReady resolves when both clocks are at one time: an event that overtakes the shop's clock would be parked
 */
export async function receiveWebhooks(isReady: () => Promise<void>): Promise<Receiver> {
  const server = createServer((incoming, answer) => {
    received(incoming)
      .then(async (request) => {
        await isReady()
        return receiveRequest(request)
      })
      .then(({ ok }) => answer.writeHead(ok ? 200 : 400).end())
      // The database was away for a moment: Smartpay sends it again.
      .catch(() => answer.writeHead(500).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}
