import { expect, test } from 'vitest'
import { withOlderDatabase } from './testing-older.ts'

const older = withOlderDatabase('20261130120000_field_words')

test('what was stored in the words of before is stored in those of the field', async () => {
  const { client } = older
  await client.query(
    `insert into shop (id, updated_at, facts) values (1, now(), '{"name": "x", "waysToPay": {"bank_transfer": null}}')`,
  )
  await client.query(`insert into metrics (name, day, part, n) values
    ('signup', '2026-11-01', 'by_hand', 3), ('signup', '2026-11-01', 'completed', 5)`)
  await client.query(`insert into notices (id, kind, cause, created_at) values
    ('ntc_1', 'way-moved', 'sub_1', now()), ('ntc_2', 'signup-completed', 'su_1', now())`)
  await client.query(`insert into token_moves (id, token_id, test, act, reason, staff_id, was, created_at)
    values ('mov_1', 'tok_1', true, 'disable', 'other', 'stf_1', 'active', now())`)

  await older.upgrade()

  const read = async (statement: string) => (await client.query(statement)).rows
  expect(await read('select facts from shop')).toEqual([
    { facts: { name: 'x', paymentMethods: { bank_transfer: null } } },
  ])
  expect(await read('select part, n::int from metrics order by n')).toEqual([
    { part: 'offline', n: 3 },
    { part: 'completed', n: 5 },
  ])
  expect(await read('select id, kind from emails order by id')).toEqual([
    { id: 'ntc_1', kind: 'payment-method-changed' },
    { id: 'ntc_2', kind: 'signup-completed' },
  ])
  expect(await read('select id, action::text from token_operations')).toEqual([
    { id: 'mov_1', action: 'disable' },
  ])
})
