import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { chargeDue } from '#lib/charging/charge-due.ts'
import { manyDue } from '#lib/charging/testing-due.ts'
import { elapsedMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { advanceClock } from '#lib/signups/testing.ts'
import { control, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { root } from '../local/install.mjs'

withSmartpay()

const underWay = 64

test('a worker that is told to end does so in 20 s, and what was under way is found out', async () => {
  await manyDue('under-way', underWay)
  const slow = { kind: 'delay', delayMs: 25_000, times: underWay, method: 'POST', path: '/orders' }
  await control('faults', 'POST', slow)
  const args = [path.join(root, 'lib/cli/start.mjs'), 'worker']
  const worker = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' })
  try {
    await vi.waitFor(async () => expect(await callsLeft()).toBe(0), 120_000)
    const toldAt = elapsedMs()
    worker.kill('SIGTERM')
    const [code] = await once(worker, 'exit')
    expect(code).toBe(0)
    expect(elapsedMs() - toldAt).toBeLessThan(20_000)
  } finally {
    worker.kill('SIGKILL')
  }
  expect(await db().charge.count({ where: { status: 'sending' } })).toBe(underWay)
  await vi.waitFor(async () => expect(await ordersThere()).toBe(underWay), 30_000)
  await advanceClock(2 * 60_000)
  await chargeDue()
  expect(await db().charge.count({ where: { status: 'succeeded' } })).toBe(underWay)
  expect(await ordersThere()).toBe(underWay)
  expect(await findBrokenInvariants()).toEqual([])
}, 240_000)

async function ordersThere(): Promise<number> {
  const { orders } = await control('ledger', 'GET')
  return Object.keys(orders).length
}

/** Of those that Smartpay will be slow to answer. */
async function callsLeft(): Promise<number> {
  const [fault] = await control('faults', 'GET')
  return fault?.times ?? 0
}
