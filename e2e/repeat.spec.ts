import { submitConfirmation } from './confirmation-form.ts'
import { expect, test } from './fixtures.ts'

test('20 parallel submits make one session', async ({ shopper, page, smartpay, query }) => {
  const signupId = await shopper.toConfirmation()
  const answers = await Promise.all(Array.from({ length: 20 }, () => submitConfirmation(page)))
  const [first] = answers
  expect(first).toMatch(/checkout_test_/)
  expect(new Set(answers)).toEqual(new Set([first]))
  expect((await smartpay.of(signupId)).sessions).toHaveLength(1)
  await page.goto(first ?? '')
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(shopper.words.success.doneTitle)
  const rows = await query(
    `select (select count(*) from tokens where signup_id = s.id)::int as tokens,
       (select count(*) from customers where email = $2)::int as customers,
       (select count(*) from consents where signup_id = s.id)::int as consents
     from signups s where s.id = $1`,
    [signupId, shopper.email],
  )
  expect(rows).toEqual([{ tokens: 1, customers: 1, consents: 1 }])
})

test('A second tab ends at the same checkout', async ({ shopper, page, context, smartpay }) => {
  const signupId = await shopper.toConfirmation()
  const tab = await context.newPage()
  await tab.goto(page.url())
  await shopper.tickAndConfirm()
  await page.waitForURL(/checkout_test_/)
  for (const box of await tab.locator('input[type="checkbox"][required]').all()) await box.check()
  await tab.locator('main form button[type="submit"]').last().click()
  await tab.waitForURL(/checkout_test_/)
  expect(tab.url()).toBe(page.url())
  expect((await smartpay.of(signupId)).sessions).toHaveLength(1)
})
