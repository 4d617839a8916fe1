import { expect, test } from './fixtures.ts'

test('A shopper cancels and tries again', async ({ shopper, page, query }) => {
  const first = await shopper.toCheckout()
  await shopper.atCheckout('cancel')
  await page.waitForURL(/\/cancel/)
  await shopper.seesHeading(shopper.words.cancel.title)
  await expect(page.locator('main')).toContainText(shopper.words.cancel.canceled)
  await expect(page.locator('main')).toContainText('山田 花子')
  await page.reload()
  await shopper.seesHeading(shopper.words.cancel.title)
  await page.getByRole('button', { name: shopper.words.cancel.againButton }).click()
  await page.waitForURL(/\/confirm/)
  await expect(page.locator('main')).toContainText('芝公園4-2-8')
  await shopper.tickAndConfirm()
  await page.waitForURL(/checkout_test_/)
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(shopper.words.success.doneTitle)
  const rows = await query(
    `select s.status::text, s.label::text, sub.status::text as subscription from signups s
     join subscriptions sub on sub.id = s.subscription_id where s.thread_id = $1 order by s.created_at`,
    [first],
  )
  expect(rows).toEqual([
    { status: 'redirected', label: 'canceled', subscription: 'active' },
    { status: 'completed', label: null, subscription: 'active' },
  ])
})

test('A declined shopper is told so', async ({ shopper, page, hideUnauthorizedTokens }) => {
  await shopper.toCheckout()
  await shopper.atCheckout('decline')
  await page.waitForURL(/\/cancel/)
  await shopper.seesHeading(shopper.words.cancel.title)
  // Where Smartpay does not show a declined token, it looks like one that nobody has answered yet.
  const { canceled, declined, nothing } = shopper.words.cancel
  await expect(page.locator('main')).toContainText(hideUnauthorizedTokens ? canceled : declined)
  await expect(page.locator('main')).toContainText(nothing)
})

test('A page of Smartpay that was left overnight is told apart from a change of mind', async ({
  shopper,
  page,
  query,
}) => {
  const { words, locale } = shopper
  const signupId = await shopper.toCheckout()
  await query(
    `update checkout_sessions set created_at = created_at - interval '25 hours' where signup_id = $1`,
    [signupId],
  )
  await page.goto(`/${locale}/signup/${signupId}/confirm`)
  await expect(page.locator('main')).toContainText(words.confirm.staleText(24))
  await page.goto(`/${locale}/checkout/cancel?signup=${signupId}`)
  await shopper.seesHeading(words.cancel.title)
  await page.reload()
  await expect(page.locator('main')).toContainText(words.cancel.expired(24))
  await page.goto(`/${locale}/signup/${signupId}/confirm`)
  await page.getByRole('button', { name: words.cancel.againButton }).click()
  await expect(page).not.toHaveURL(new RegExp(signupId))
  await shopper.tickAndConfirm()
  await page.waitForURL(/checkout_test_/)
})

test('An approval after a cancel wins', async ({ shopper, page, smartpay }) => {
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('cancel')
  await page.waitForURL(/\/cancel/)
  await smartpay.approve(signupId)
  await expect(async () => {
    await page.reload()
    await expect(page).toHaveURL(/\/success/, { timeout: 5_000 })
  }).toPass()
  await shopper.seesHeading(shopper.words.success.doneTitle)
})

test('A second approved token is a spare', async ({ shopper, page, smartpay, query }) => {
  const first = await shopper.toCheckout()
  await shopper.atCheckout('cancel')
  await page.waitForURL(/\/cancel/)
  await page.getByRole('button', { name: shopper.words.cancel.againButton }).click()
  await page.waitForURL(/\/confirm/)
  await shopper.tickAndConfirm()
  await page.waitForURL(/checkout_test_/)
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await smartpay.approve(first)
  await page.goto(`/${shopper.locale}/checkout/success?signup=${first}`)
  await shopper.seesTitle(shopper.words.success.spareTitle)
  const rows = await query(
    `select count(distinct sub.id)::int as subscriptions, count(distinct t.id)::int as tokens,
       count(distinct t.customer_id)::int as customers
     from signups s join subscriptions sub on sub.id = s.subscription_id
       join tokens t on t.signup_id = s.id where s.thread_id = $1`,
    [first],
  )
  expect(rows).toEqual([{ subscriptions: 1, tokens: 2, customers: 1 }])
})
