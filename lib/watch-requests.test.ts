import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { watchRequests } from './watch-requests.ts'

test('a server that we are has an end to connections, to requests, to bodies and to answers that nobody reads', async () => {
  const server = createServer((_request, response) => response.end('here'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  watchRequests()
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/`)
  expect(await answer.text()).toBe('here')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(server).toMatchObject({
    maxConnections: 2_000,
    headersTimeout: 20_000,
    requestTimeout: 30_000,
    timeout: 360_000,
  })
  const body = 'a'.repeat(6_000_001)
  await expect(fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body })).rejects.toThrow()
  server.closeAllConnections()
  server.close()
})
