import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { openTokenId } from '#lib/tokens/token-secret.ts'
import { searchable } from './searchable.ts'

withSmartpay()

test('Smartpay’s id of a token never stands in an address: ours does, or four characters', async () => {
  const { tokenId } = await redirected('pasted')
  const { sealedId } = await db().token.findUniqueOrThrow({ where: { id: tokenId } })
  const smartpayId = openTokenId(tokenId, sealedId)
  expect(await searchable(smartpayId)).toBe(tokenId)
  expect(await searchable(` ${smartpayId}\n`)).toBe(tokenId)
  expect(await searchable('paytok_live_0000000000000000abcd')).toBe('…abcd')
})

test.each([['たなか'], [''], ['tok_0123456789ABCDEFGHIJkl'], ['a@example.jp'], ['0312345678']])(
  '%s stands as it was typed',
  async (typed) => expect(await searchable(typed)).toBe(typed),
)
