import { expect, test } from 'vitest'
import { sharedNetwork } from '#lib/network-address.ts'
import { db } from './client.ts'
import { networkLimits, withinLimits } from './rate-limit.ts'

test('a network over its limit writes no rows under keys of its own invention', async () => {
  for (let n = 0; n < 4; n += 1)
    expect(
      await withinLimits([
        ...networkLimits('flood', '203.0.113.9', 2),
        { key: `mail made-up-${n}@example.jp`, most: 60 },
      ]),
    ).toBe(n < 2)
  expect(await db().rateLimit.count()).toBe(3)
})

test('an IPv6 site has four times what one of its networks has', async () => {
  const taken: boolean[] = []
  for (let n = 0; n < 10; n += 1)
    taken.push(await withinLimits(networkLimits('site', `2001:db8:1:${n}::/64`, 2)))
  expect(taken).toEqual([...Array(8).fill(true), false, false])
})

test('those whom nobody can tell apart share twenty times as much', () => {
  expect(networkLimits('shared', sharedNetwork, 2)).toEqual([{ key: 'shared unknown', most: 40 }])
  expect(networkLimits('local', null, 2)).toEqual([])
})
