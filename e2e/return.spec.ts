import { expect, shopUrl, test } from './fixtures.ts'

test('Another browser sees nothing and changes nothing', async ({
  shopper,
  browser,
  smartpay,
  query,
}) => {
  const signupId = await shopper.toCheckout()
  await smartpay.approve(signupId)
  const before = (await smartpay.ledger()).requests.length
  const stranger = await browser.newContext({ javaScriptEnabled: false })
  const page = await stranger.newPage()
  for (const address of [
    `success?signup=${signupId}`,
    `cancel?signup=${signupId}`,
    'success?signup=su_0000000000000000000000',
    'success?signup=%00',
    'success?signup=a&signup=b',
    'success',
    'cancel',
  ]) {
    await page.goto(`${shopUrl()}/${shopper.locale}/checkout/${address}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(shopper.words.neutral.title)
    await expect(page.locator('body')).not.toContainText('山田')
    await expect(page.locator('body')).not.toContainText(shopper.email)
  }
  const asked = (await smartpay.ledger()).requests.slice(before)
  const rows = await query('select label::text from signups where id = $1', [signupId])
  expect(rows).toEqual([{ label: null }])
  // Where a webhook tells of the approval, the shop charges the first order, whoever looks.
  const changes = asked.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/orders'))
  expect(changes).toEqual([])
  await stranger.close()
})

test('The success page never says done before Smartpay', async ({ shopper, page, smartpay }) => {
  const signupId = await shopper.toCheckout()
  await page.goto(`/${shopper.locale}/checkout/success?signup=${signupId}`)
  await shopper.seesHeading(shopper.words.success.pendingTitle)
  await smartpay.approve(signupId)
  await shopper.seesHeading(shopper.words.success.doneTitle)
})

test('A declined signup never says done', async ({ shopper, page, hideUnauthorizedTokens }) => {
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('decline')
  await page.waitForURL(/\/cancel/)
  await page.goto(`/${shopper.locale}/checkout/success?signup=${signupId}`)
  if (hideUnauthorizedTokens) return shopper.seesHeading(shopper.words.success.pendingTitle)
  await expect(page).toHaveURL(/\/cancel/)
  await shopper.seesHeading(shopper.words.cancel.title)
})
