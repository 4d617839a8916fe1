import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startSandbox } from '../server.ts'
import { control, createSession, openSandbox, readLedger, send, sessionBody } from '../testing.ts'

const start = 1_700_000_000_000
const hourMs = 3_600_000

type Clock = { now: number; offsetMs: number }

const move = (origin: string, body: unknown) => control<Clock>(origin, 'PUT', 'clock', body)

test('the clock moves forward in three ways, and back to real time', async () => {
  const origin = await openSandbox({ now: () => start })
  const read = () => control<Clock>(origin, 'GET', 'clock')
  expect((await read()).json).toEqual({ now: start, offsetMs: 0 })
  expect((await move(origin, { advanceMs: 5 })).json).toEqual({ now: start + 5, offsetMs: 5 })
  expect((await move(origin, { offsetMs: 20 })).json).toEqual({ now: start + 20, offsetMs: 20 })
  expect((await move(origin, { now: start + 90 })).json).toEqual({ now: start + 90, offsetMs: 90 })
  await createSession(origin)
  for (const body of [{ offsetMs: 89 }, { now: start + 89 }])
    expect((await move(origin, body)).status).toBe(400)
  expect((await read()).json.offsetMs).toBe(90)
  expect((await move(origin, { offsetMs: 0 })).json).toEqual({ now: start, offsetMs: 0 })
})

test('the clock begins in the past only where nothing has happened', async () => {
  const origin = await openSandbox({ now: () => start })
  expect((await move(origin, { offsetMs: -9 })).json).toEqual({ now: start - 9, offsetMs: -9 })
  await createSession(origin)
  expect((await move(origin, { offsetMs: -10 })).status).toBe(400)
  expect((await move(origin, { offsetMs: -8 })).json.offsetMs).toBe(-8)
  expect((await move(origin, { offsetMs: 0 })).json).toEqual({ now: start, offsetMs: 0 })
  expect((await move(origin, { offsetMs: -1 })).status).toBe(400)
})

test.each([{}, { advanceMs: -1 }, { offsetMs: 1, now: 1 }, { advance: 1 }, { now: 1.5 }])(
  'the clock does not move by %j',
  async (body) => expect((await move(await openSandbox(), body)).status).toBe(400),
)

test('the clock survives a restart and is real again after a reset', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'sandbox-clock-'))
  const now = () => start
  const first = await startSandbox({ port: 0, dataDir, now })
  await move(first.origin, { advanceMs: hourMs })
  await first.close()
  const origin = await openSandbox({ dataDir, now })
  expect((await createSession(origin)).token.createdAt).toBe(start + hourMs)
  await control(origin, 'POST', 'reset')
  expect((await createSession(origin)).token.createdAt).toBe(start)
  rmSync(dataDir, { recursive: true })
})

test('idempotency keys and checkouts age by the clock', async () => {
  const origin = await openSandbox({ now: () => start })
  const headers = { 'idempotency-key': 'k1' }
  const post = () => send('POST', `${origin}/v1/checkout-sessions`, { body: sessionBody, headers })
  const first = await post()
  await move(origin, { advanceMs: 6 * hourMs - 1 })
  expect((await post()).json).toEqual(first.json)
  await move(origin, { advanceMs: 1 })
  expect((await post()).json.id).not.toBe(first.json.id)
  await move(origin, { advanceMs: 18 * hourMs })
  const { sessions } = await readLedger(origin)
  expect(sessions[String(first.json.id)]?.status).toBe('expired')
})
