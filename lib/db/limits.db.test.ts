import { expect, test } from 'vitest'
import { db } from './client.ts'
import { inTransaction } from './in-transaction.ts'
import { limitsMs } from './limits.ts'
import { readLimits } from './role-limits.ts'
import './testing.ts'

test('a connection past all poolers brings its limits', async () => {
  expect(await readLimits()).toMatchObject({
    statementMs: limitsMs.statement_timeout,
    lockMs: limitsMs.lock_timeout,
    idleMs: limitsMs.idle_in_transaction_session_timeout,
    atRole: false,
  })
})

test('no statement is compiled, which nobody could interrupt', async () => {
  expect(await db().$queryRaw`show jit`).toEqual([{ jit: 'off' }])
})

test('who leaves a transaction open gives back what it holds', async () => {
  const held = db().$transaction(async (tx) => {
    await tx.$executeRaw`set local idle_in_transaction_session_timeout = 50`
    await tx.$executeRaw`select pg_advisory_xact_lock(1)`
    const next = inTransaction((other) => other.$executeRaw`select pg_advisory_xact_lock(1)`)
    await next
    await tx.$executeRaw`select 1`
  })
  await expect(held).rejects.toThrow()
  await inTransaction((tx) => tx.$executeRaw`select pg_advisory_xact_lock(1)`)
})
