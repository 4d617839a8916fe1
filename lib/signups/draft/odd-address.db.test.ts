import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { confirm, draftOf } from '#lib/signups/testing.ts'
import { sessionsOf, smartpayOrigin, withSmartpay } from '#lib/signups/testing-smartpay.ts'

withSmartpay()

/** A gateway between the shop and Smartpay that spells addresses in its own way. */
const gateway = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers
  const answer = await fetch(smartpayOrigin() + request.url, {
    method: request.method ?? 'GET',
    headers: headers as Record<string, string>,
    ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
  })
  const text = (await answer.text()).replace('"url":"http:/', '"url":" HTT\\tP:/\\n')
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
})

beforeAll(async () => {
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  const { port } = gateway.address() as AddressInfo
  Object.assign(env().smartpay, { apiUrl: `http://127.0.0.1:${port}/v1` })
})

afterAll(() => {
  gateway.close()
  gateway.closeAllConnections()
})

test('an address in odd spelling is kept and handed on as it was read', async () => {
  const signupId = await draftOf('odd')
  const confirmed = await confirm(signupId, 'odd')
  const [session] = await sessionsOf(signupId)
  const { url } = await db().checkoutSession.findUniqueOrThrow({ where: { signupId } })
  expect(session).toMatchObject({ url })
  expect(confirmed).toEqual({ ok: true, value: { checkoutUrl: url } })
})
