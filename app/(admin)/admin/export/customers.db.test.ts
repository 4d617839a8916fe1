import { expect, test } from 'vitest'
import { redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { exportCustomers } from './customers.ts'

withSmartpay()

test('phone numbers go out as they are dialled, and stay text', async () => {
  const { signupId, tokenId } = await redirected('phone', { phoneNumber: '070-0057-7612' })
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const filter = { tab: 'all', search: 'phone@example.jp', sort: 'newest' } as const
  const { pieces } = exportCustomers(filter, 'ja', 'Asia/Tokyo')
  for await (const [row] of pieces) expect(row).toContain('070-0057-7612')
  expect.assertions(1)
})
