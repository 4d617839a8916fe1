import { attentionItemWords } from '#app/(admin)/admin/(desk)/(overview)/attention/item-messages.ts'
import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

test('An approval of old dates orders nothing, is told, and leads to new ones', async ({
  shopper,
  page,
  browser,
  query,
  shopLocale,
}) => {
  const { success } = shopper.words
  const signupId = await shopper.toCheckout()
  await query('alter table consents disable trigger frozen')
  await query(
    `update consents set agreed_at = agreed_at - interval '8 days' where signup_id = $1`,
    [signupId],
  )
  await query('alter table consents enable trigger frozen')
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(success.lateTitle)

  const staff = await browser.newPage({ locale: shopLocale })
  await signIn(staff)
  const { title } = attentionItemWords[shopLocale]['agreement-late']
  await expect(staff.getByText(title)).toBeVisible()

  await page.getByRole('button', { name: success.lateAgain }).click()
  await page.waitForURL(/\/confirm/)
  await shopper.tickAndConfirm()
  await page.waitForURL(/checkout_test_/)
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(success.doneTitle)
  await staff.reload()
  await expect(staff.getByText(title)).toHaveCount(0)
  await staff.close()
})
