import { describe, expect, test } from 'vitest'
import { callOf, DatabaseMoments } from './moments.ts'

const lock = `select c.id from charges c
  where c.status = 'intended' and c.test = $1 order by c.id for update of c skip locked`

describe('statements of one connection', () => {
  test('are a claim from its lock to its COMMIT', () => {
    const moments = new DatabaseMoments()
    expect(moments.sent('BEGIN')).toBeNull()
    expect(moments.sent(lock)).toBe('claim begins')
    expect(moments.done(3)).toBe('claim has locked')
    expect(moments.sent('update charges set status = $1')).toBeNull()
    expect(moments.done(3)).toBeNull()
    expect(moments.sent('COMMIT')).toBe('claim commits')
    expect(moments.done(0)).toBe('claim is committed')
  })

  test('that lock nothing are not held', () => {
    const moments = new DatabaseMoments()
    moments.sent(lock)
    expect(moments.done(0)).toBeNull()
  })

  test('mean nothing after a transaction of the engine has ended', () => {
    const moments = new DatabaseMoments()
    for (const sql of ['BEGIN', lock, 'ROLLBACK', 'BEGIN', 'update shop set x = 1'])
      moments.sent(sql)
    expect(moments.sent('COMMIT')).toBeNull()
  })
})

describe('a request', () => {
  test.each([
    ['POST', '/v1/orders', 'send'],
    ['GET', '/v1/orders?maxResults=100', 'look-up'],
    ['GET', '/v1/orders/order_1', 'check'],
    ['GET', '/v1/tokens/tok_1', null],
    ['POST', '/v1/checkout-sessions', null],
  ])('%s %s is known', (method, path, kind) => {
    expect(callOf({ method, path, key: 'charge_1' }, new Set())).toBe(kind)
  })

  test('with a key that somebody sent before is sent again', () => {
    const seen = new Set<string>()
    const call = { method: 'POST', path: '/v1/orders', key: 'charge_1' }
    expect([callOf(call, seen), callOf(call, seen)]).toEqual(['send', 'send again'])
  })
})
