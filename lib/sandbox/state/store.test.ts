import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Token } from '../objects/token.ts'
import { startSandbox } from '../server.ts'
import {
  approve,
  createSession,
  openSandbox,
  placeOrder,
  press,
  readLedger,
  send,
} from '../testing.ts'
import { emptyState } from './state.ts'
import { fileStore } from './store.ts'

let dataDir = ''
const journal = () => path.join(dataDir, 'journal.jsonl')

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-store-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

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

describe('a journal', () => {
  test('survives a restart with every object and key', async () => {
    const first = await startSandbox({ port: 0, dataDir })
    const sent = { headers: { 'idempotency-key': 'k1' } }
    const session = await createSession(first.origin, {}, sent)
    await approve(first.origin, session.token.id)
    await placeOrder(first.origin, { token: session.token.id })
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

  test('does not start when it is damaged in the middle', async () => {
    writeFileSync(journal(), '[{"put":"tokens\n[{"reset":true}]\n')
    await expect(startSandbox({ port: 0, dataDir })).rejects.toThrow(/^Line 1 of .+ is damaged/)
    expect(readFileSync(journal(), 'utf8')).toContain('reset')
  })

  test('is rewritten at each start to what still counts', async () => {
    const store = await fileStore(dataDir, () => 1)
    const remembered = { id: 'k', bodyHash: '', status: 200, body: null, at: 1 }
    store.commit([{ put: 'tokens', object: token }])
    store.commit([{ reset: true }])
    store.commit([{ put: 'remembered', object: remembered }])
    for (const updatedAt of [2, 3])
      store.commit([{ put: 'tokens', object: { ...token, updatedAt } }])
    await store.close()
    await (await fileStore(dataDir, () => 1 + 6 * 3_600_000)).close()
    const kept = [{ put: 'tokens', object: { ...token, updatedAt: 3 } }]
    expect(readFileSync(journal(), 'utf8')).toBe(`${JSON.stringify(kept)}\n`)
  })

  test('shrinks while commits go on', async () => {
    const store = await fileStore(dataDir, () => 1)
    const filler = { fill: 'x'.repeat(400_000) }
    let largest = 0
    let shrunk = 0
    for (let count = 1; shrunk < 2; count += 1) {
      const object = {
        ...token,
        id: `paytok_test_${count % 7}`,
        metadata: filler,
        updatedAt: count,
      }
      store.commit([{ put: 'tokens', object }])
      await store.kept()
      const { size } = statSync(journal())
      if (size < largest) shrunk += 1
      largest = size
    }
    expect(largest).toBeLessThan(20_000_000)
    const before = [...store.state.tokens.values()]
    await store.close()
    const again = await fileStore(dataDir, () => 1)
    expect([...again.state.tokens.values()]).toEqual(before)
    await again.close()
  })

  test('is on disk when it says so', async () => {
    const store = await fileStore(dataDir, () => 1)
    expect(store.kept()).toBeUndefined()
    store.commit([{ put: 'tokens', object: token }])
    store.commit([{ put: 'tokens', object: { ...token, updatedAt: 2 } }])
    expect(store.state.tokens.get(token.id)?.updatedAt).toBe(2)
    expect(readFileSync(journal(), 'utf8')).toBe('')
    await store.kept()
    expect(readFileSync(journal(), 'utf8').split('\n')).toHaveLength(3)
    expect(store.kept()).toBeUndefined()
    await store.close()
  })
})

test('leaves nothing on disk in memory', async () => {
  const first = await startSandbox({ port: 0 })
  await createSession(first.origin)
  await first.close()
  await first.close()
  const { json } = await send('GET', `${await openSandbox()}/v1/checkout-sessions`)
  expect(json.results).toBe(0)
})

test('forgets old events whose deliveries are over', async () => {
  const { forgetOld } = await import('./forget.ts')
  const state = emptyState()
  const data = { test: true }
  const eventData = { type: 'token.used', version: '2022-02-18', data } as const
  for (let count = 0; count < 20_003; count += 1) {
    const id = `evt_test_${String(count).padStart(6, '0')}`
    state.events.set({ id, object: 'event', createdAt: 1, test: true, eventData })
  }
  const delivery = { createdAt: 1, test: true, type: 'token.used', endpoint: '', url: '' } as const
  for (const [event, status] of [
    ['evt_test_000000', 'delivered'],
    ['evt_test_000001', 'pending'],
    ['evt_test_000005', 'delivered'],
  ] as const)
    state.deliveries.set({
      ...delivery,
      id: event,
      event,
      status,
      nextAttemptAt: null,
      attempts: [],
    })
  forgetOld(state, 1)
  expect(state.events.size).toBe(20_001)
  expect([...state.deliveries.keys()]).toEqual(['evt_test_000001', 'evt_test_000005'])
})
