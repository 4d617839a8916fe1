import { expect, test } from './fixtures.ts'

test('A tab closed right after approving is settled', async ({
  shopper,
  page,
  smartpay,
  query,
}) => {
  const signupId = await shopper.toCheckout()
  await page.close()
  await smartpay.approve(signupId)
  await expect
    .poll(async () => query('select status::text from signups where id = $1', [signupId]))
    .toEqual([{ status: 'completed' }])
})
