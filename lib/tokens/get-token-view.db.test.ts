import { expect, test } from 'vitest'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { getTokenView } from './get-token-view.ts'
import { activeToken, asked } from './testing.ts'

withSmartpay()

test('a token is shown with what it pays for and what staff asked for last', async () => {
  const tokenId = await activeToken('shown')
  expect(await getTokenView(tokenId)).toMatchObject({
    status: 'active',
    usedBy: 1,
    otherTokens: 0,
    subscriptions: [{ status: 'active', order: 'open', amountMinor: expect.any(Number) }],
    openOperation: null,
  })
  const operationId = await asked(tokenId, 'delete')
  expect(await getTokenView(tokenId)).toMatchObject({
    openOperation: { id: operationId, action: 'delete', status: 'intended', undoable: true },
  })
})

test('one that is not there is nobody’s', async () => {
  expect(await getTokenView('tok_none')).toBeNull()
})
