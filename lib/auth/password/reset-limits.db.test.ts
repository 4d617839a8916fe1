import { expect, test } from 'vitest'
import { sharedNetwork } from '#lib/network-address.ts'
import { mayAskPasswordReset } from './ask-password-reset.ts'

test('strangers do not keep the owner from asking for a link', async () => {
  for (let n = 0; n < 40; n += 1)
    expect(await mayAskPasswordReset('owner@staff.example', `198.51.100.${n}`)).toBe(true)
  expect(await mayAskPasswordReset('owner@staff.example', '203.0.113.1')).toBe(true)
})

test('nor where networks cannot be told apart, before all of them asked for many', async () => {
  const asked = []
  for (let n = 0; n < 401; n += 1)
    asked.push(await mayAskPasswordReset('owner@staff.example', sharedNetwork))
  expect(asked.indexOf(false)).toBe(400)
})
