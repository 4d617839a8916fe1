import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Token } from '../objects/token.ts'
import { startSandbox } from '../server.ts'
import { approve, createSession, openSandbox, press, readLedger, send } from '../testing.ts'
import { fileStore } from './store.ts'

let dataDir = ''
const journal = () => path.join(dataDir, 'journal.jsonl')

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-store-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

test('survives a restart with every object and key', async () => {
  const first = await startSandbox({ port: 0, dataDir })
  const sent = { headers: { 'idempotency-key': 'k1' } }
  const session = await createSession(first.origin, {}, sent)
  await approve(first.origin, session.token.id)
  const open = await createSession(first.origin)
  const before = await readLedger(first.origin)
  await first.close()
  const origin = await openSandbox({ dataDir })
  const moved = (url: string) => url.replaceAll(first.origin, origin)
  expect(readFileSync(journal(), 'utf8')).not.toContain('sk_test_')
  const kept = JSON.parse(moved(JSON.stringify(before)))
  expect(await readLedger(origin)).toEqual({ ...kept, requests: [], counts: {} })
  expect(await createSession(origin, {}, sent)).toEqual(session)
  expect((await press(moved(open.url), 'approve')).status).toBe(303)
})

test('drops a last line that was torn off', async () => {
  const first = await startSandbox({ port: 0, dataDir })
  const { id } = await createSession(first.origin)
  await first.close()
  appendFileSync(journal(), '[{"put":"tokens","object":{"id":"paytok_test_to')
  const second = await startSandbox({ port: 0, dataDir })
  const { id: next } = await createSession(second.origin)
  await second.close()
  const { sessions } = await readLedger(await openSandbox({ dataDir }))
  expect(Object.keys(sessions).toSorted()).toEqual([id, next].toSorted())
})

test('does not start on a journal damaged in the middle', async () => {
  writeFileSync(journal(), '[{"put":"tokens\n[{"reset":true}]\n')
  await expect(startSandbox({ port: 0, dataDir })).rejects.toThrow(/^Line 1 of .+ is damaged/)
  expect(readFileSync(journal(), 'utf8')).toContain('reset')
})

test('rewrites the journal to what still counts', async () => {
  const token: Token = {
    id: 'paytok_test_1',
    object: 'token',
    status: 'active',
    metadata: {},
    test: true,
    createdAt: 1,
    updatedAt: 1,
    hidden: { session: 'checkout_test_1', shopper: 'paytok_test_1' },
  }
  const store = await fileStore(dataDir, () => 1)
  const remembered = { id: 'k', bodyHash: '', status: 200, body: null, at: 1 }
  store.commit([{ put: 'tokens', object: token }])
  store.commit([{ reset: true }])
  store.commit([{ put: 'remembered', object: remembered }])
  for (const updatedAt of [2, 3]) store.commit([{ put: 'tokens', object: { ...token, updatedAt } }])
  await store.close()
  await (await fileStore(dataDir, () => 1 + 6 * 3_600_000)).close()
  const kept = [{ put: 'tokens', object: { ...token, updatedAt: 3 } }]
  expect(readFileSync(journal(), 'utf8')).toBe(`${JSON.stringify(kept)}\n`)
})

test('leaves nothing on disk in memory', async () => {
  const first = await startSandbox({ port: 0 })
  await createSession(first.origin)
  await first.close()
  await first.close()
  const { json } = await send('GET', `${await openSandbox()}/v1/checkout-sessions`)
  expect(json.results).toBe(0)
})
