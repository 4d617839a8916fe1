import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { ensureDatabase } from '#lib/db/embedded.ts'
import { migrate, migrationNames, migrationsPath } from '#lib/db/migrate.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { historyCodes, type Machine } from './history-codes.ts'

const { adminUrl } = inject('testDatabase')
const older = new URL(testDatabaseUrl)
older.pathname += '_older'
const name = older.pathname.slice(1)
const codes = '20261130100000_history_codes'
let client: pg.Client

/** A database as it was before history had codes. */
beforeEach(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'teiki-migrations-'))
  for (const one of (await migrationNames()).filter((each) => each < codes))
    cpSync(path.join(migrationsPath, one), path.join(folder, one), { recursive: true })
  await ensureDatabase(adminUrl, name)
  await migrate(older.href, folder)
  rmSync(folder, { recursive: true })
  client = new pg.Client({ connectionString: older.href })
  await client.connect()
  // Only history is looked at: what it belongs to need not be there.
  await client.query(`set session_replication_role = 'replica'`)
})

afterEach(async () => {
  await client.end()
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

async function write(machine: Machine, reason: string): Promise<void> {
  await client.query(
    `insert into ${machine}_history (${machine}_id, "to", reason, actor, at) values ('x', 'y', $1, 'z', now())`,
    [reason],
  )
}

/** Every sentence that was ever written, with what it says now. */
const sentences: [Machine, string, string, object][] = [
  ['signup', 'confirmed', 'confirmed', {}],
  ['signup', 'chose bank_transfer', 'method-chosen', { method: 'bank_transfer' }],
  ['signup', 'session created', 'session-created', {}],
  ['signup', 'untrusted-address', 'not-sent', { failure: 'untrusted-address' }],
  ['signup', 'canceled at checkout', 'canceled-at-checkout', {}],
  ['signup', 'abandoned after 7 days', 'abandoned', {}],
  ['signup', 'the shop went live', 'went-live', {}],
  ['signup', 'token active', 'token-heard', { answer: 'active', late: false }],
  ['signup', 'token disabled, too late', 'token-heard', { answer: 'disabled', late: true }],
  ['signup', 'forgotten', 'forgotten', {}],
  ['signup', 'erased', 'erased', {}],
  ['token', 'session created', 'session-created', {}],
  ['token', 'Smartpay says missing', 'smartpay-says', { answer: 'missing' }],
  ['subscription', 'token active', 'token-approved', {}],
  ['subscription', 'chose cash_on_delivery', 'method-chosen', { method: 'cash_on_delivery' }],
  ['subscription', 'paid by Smartpay from now on', 'moved-to-smartpay', {}],
  ['subscription', 'paid by token A1b2', 'token-assigned', { last4: 'A1b2' }],
  ['subscription', 'not-paid', 'canceled', { reason: 'not-paid' }],
  ['cycle', 'order 12', 'planned', { number: 12 }],
  ['cycle', 'paid by bank_transfer', 'payment-asked', { method: 'bank_transfer' }],
  ['cycle', 'received pay_1', 'payment-recorded', { paymentId: 'pay_1' }],
  ['cycle', 'its period passed unasked', 'period-passed', {}],
  ['cycle', 'nothing came by the last day', 'unpaid', {}],
  ['cycle', 'subscription canceled', 'subscription-canceled', {}],
  ['cycle', 'paid by Smartpay from now on', 'moved-to-smartpay', {}],
]

test('the migration turns every sentence of history into its code and detail', async () => {
  for (const [machine, reason] of sentences) await write(machine, reason)
  await migrate(older.href)
  const told: unknown[] = []
  for (const machine of ['signup', 'token', 'subscription', 'cycle'] as const) {
    const { rows } = await client.query(`select code, detail from ${machine}_history order by id`)
    const schemas: Readonly<Record<string, { parse(detail: unknown): unknown }>> =
      historyCodes[machine]
    for (const { code, detail } of rows) told.push([machine, code, schemas[code]?.parse(detail)])
  }
  expect(told).toEqual(sentences.map(([machine, , code, detail]) => [machine, code, detail]))
  await client.query(`set session_replication_role = 'origin'`)
  await expect(client.query('delete from cycle_history')).rejects.toThrow()
})

test('a sentence that nobody knows stops the migration, and nothing was changed', async () => {
  await write('cycle', 'somebody wrote this')
  await expect(migrate(older.href)).rejects.toThrow('"somebody wrote this"')
  const { rows } = await client.query('select reason from cycle_history')
  expect(rows).toEqual([{ reason: 'somebody wrote this' }])
})
