import { expect, test } from 'vitest'
import { withOlderDatabase } from '#lib/db/testing-older.ts'
import type { Machine } from './history-codes.ts'

const older = withOlderDatabase('20261130100000_history_codes')

async function write(machine: Machine, reason: string): Promise<void> {
  await older.client.query(
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
  await older.upgrade()
  const told: unknown[] = []
  for (const machine of ['signup', 'token', 'subscription', 'cycle'] as const) {
    const { rows } = await older.client.query(
      `select code, detail from ${machine}_history order by id`,
    )
    for (const { code, detail } of rows) told.push([machine, code, detail])
  }
  expect(told).toEqual(sentences.map(([machine, , code, detail]) => [machine, code, detail]))
  await older.client.query(`set session_replication_role = 'origin'`)
  await expect(older.client.query('delete from cycle_history')).rejects.toThrow()
})

test('a sentence that nobody knows stops the migration, and nothing was changed', async () => {
  await write('cycle', 'somebody wrote this')
  await expect(older.upgrade()).rejects.toThrow('"somebody wrote this"')
  const { rows } = await older.client.query('select reason from cycle_history')
  expect(rows).toEqual([{ reason: 'somebody wrote this' }])
})
