import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { openSandbox, postAs } from '../testing.ts'
import { ownSiteOnly } from './own-site.ts'

test('is closed to pages of other sites', async () => {
  const sandbox = await openSandbox()
  const from = (origin: string) => postAs(`${sandbox}/_control/reset`, { origin })
  for (const site of ['https://evil.example', 'null', 'http://127.0.0.1:1'])
    expect([site, (await from(site)).status]).toEqual([site, 403])
  expect((await from(sandbox)).status).toBe(200)
})

test('is closed to names that are pointed at this machine', async () => {
  const sandbox = await openSandbox()
  const { port } = new URL(sandbox)
  const as = (host: string) =>
    postAs(`${sandbox}/_control/reset`, { host, origin: `http://${host}` })
  for (const host of [`evil.example:${port}`, `127.0.0.1.evil.example:${port}`, 'localhost.evil'])
    expect([host, (await as(host)).status]).toEqual([host, 403])
  for (const host of [`localhost:${port}`, `[::1]:${port}`, '127.0.0.1'])
    expect([host, (await as(host)).status]).toEqual([host, 200])
})

test('is open under the origin it was told', async () => {
  const told = 'https://sandbox.example'
  const app = new Hono().use(ownSiteOnly(told)).get('/', (call) => call.text('in'))
  const ask = async (headers: Record<string, string>) =>
    (await app.request('/', { headers })).status
  expect(await ask({ host: 'sandbox.example', origin: told })).toBe(200)
  expect(await ask({ host: '127.0.0.1:4010', origin: told })).toBe(200)
  expect(await ask({ host: 'other.example', origin: told })).toBe(403)
  expect(await ask({ host: 'sandbox.example', origin: 'https://evil.example' })).toBe(403)
  expect(await ask({ origin: told })).toBe(403)
})
