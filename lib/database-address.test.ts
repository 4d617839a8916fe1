import { expect, test } from 'vitest'
import { isSameServer, looksPooled } from './database-address.ts'

test.each([
  ['PostgreSQL itself', 'postgresql://u:p@db.example:5432/teiki', false],
  ['a server without a port', 'postgresql://u:p@db.example/teiki', false],
  ['a pool of Neon', 'postgresql://u:p@ep-1-pooler.ap.aws.neon.tech/teiki', true],
  ['Neon itself', 'postgresql://u:p@ep-1.ap.aws.neon.tech/teiki', false],
  ['a pool of Supabase', 'postgresql://u.ref:p@aws-0.pooler.supabase.com:6543/postgres', true],
  ['an address that says so', 'postgresql://u:p@db.example/teiki?pgbouncer=true', true],
  ['an address that denies it', 'postgresql://u:p@db.example/teiki?pgbouncer=false', false],
])('tells %s', (_name, address, pooled) => {
  expect(looksPooled(address)).toBe(pooled)
})

test.each([
  [
    'two roles',
    'postgresql://web:p@db.example/teiki',
    'postgresql://owner:q@db.example:5432/teiki',
    true,
  ],
  [
    'another port',
    'postgresql://u:p@db.example:6432/teiki',
    'postgresql://u:p@db.example/teiki',
    false,
  ],
  [
    'another host',
    'postgresql://u:p@pool.example/teiki',
    'postgresql://u:p@db.example/teiki',
    false,
  ],
])('compares servers: %s', (_name, one, other, same) => {
  expect(isSameServer(one, other)).toBe(same)
})
