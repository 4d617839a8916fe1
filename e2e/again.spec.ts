import { expect, test } from './fixtures.ts'

test('A second subscription to the same plan is asked first', async ({ shopper, page, query }) => {
  await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await shopper.toConfirmation()
  await expect(page.locator('input[name="again"]')).toBeVisible()
  await shopper.tickAndConfirm()
  await page.waitForURL(/checkout_test_/)
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(shopper.words.success.doneTitle)
  const rows = await query(
    `select count(distinct c.id)::int as customers, count(distinct t.id)::int as tokens,
       count(distinct sub.id)::int as subscriptions
     from customers c join tokens t on t.customer_id = c.id join subscriptions sub on sub.customer_id = c.id
     where c.email = $1`,
    [shopper.email],
  )
  expect(rows).toEqual([{ customers: 1, tokens: 2, subscriptions: 2 }])
})
