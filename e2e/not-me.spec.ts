import { expect, test } from './fixtures.ts'

test('Whoever sits at another’s browser empties the form, and it stays empty', async ({
  shopper,
  page,
}) => {
  const { form } = shopper.words
  await shopper.openForm()
  await expect(page.getByRole('button', { name: form.notMe })).toHaveCount(0)
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await shopper.openForm('drip')
  await expect(page.locator('[name="lastName"]')).toHaveValue('山田')
  await page.getByRole('button', { name: form.notMe }).click()
  await expect(page.getByRole('button', { name: form.notMe })).toHaveCount(0)
  for (const name of ['lastName', 'emailAddress', 'phoneNumber', 'line1'])
    await expect(page.locator(`[name="${name}"]`)).toHaveValue('')
  await page.reload()
  await expect(page.locator('[name="emailAddress"]')).toHaveValue('')
  // What was ordered is shown to nobody here any more, and stays as it is.
  await page.goto(`/${shopper.locale}/checkout/success?signup=${signupId}`)
  await expect(page.getByText(shopper.email)).toHaveCount(0)
  await shopper.seesHeading(shopper.words.neutral.title)
})
