import { expect, test } from './fixtures.ts'

test('Wrong input comes back with sentences', async ({ shopper, page }) => {
  await shopper.openForm()
  await shopper.fill({ phoneNumber: '090-1234-567', lastNameKana: 'Yamada', postalCode: '1050' })
  await shopper.go()
  await expect(page.locator('.problems')).toBeVisible()
  await expect(page.locator('.field .error')).toHaveCount(3)
  await expect(page.locator('[name="phoneNumber"]')).toHaveValue('090-1234-567')
  await expect(page.locator('[name="lastName"]')).toHaveValue('山田')
  await expect(page.locator('[name="phoneNumber"]')).toHaveAttribute('aria-invalid', 'true')
})

test('A shopper goes back and corrects', async ({ shopper, page, smartpay }) => {
  const signupId = await shopper.toConfirmation()
  await page.locator('main .block a').first().click()
  await expect(page.locator('[name="line1"]')).toHaveValue('芝公園４−２−８')
  await page.fill('[name="line1"]', '芝公園4-2-9')
  await shopper.go()
  await page.waitForURL(/\/confirm/)
  await expect(page.locator('main')).toContainText('芝公園4-2-9')
  await shopper.tickAndConfirm()
  await page.waitForURL(/checkout_test_/)
  const [session] = (await smartpay.of(signupId)).sessions
  expect(session?.customerInfo).toMatchObject({ address: { line1: '芝公園4-2-9' } })
})

test('Back from checkout leads to the same checkout', async ({ shopper, page, smartpay }) => {
  const signupId = await shopper.toCheckout()
  const checkout = page.url()
  await page.goBack()
  await page.waitForURL(/\/confirm/)
  await page.reload()
  await shopper.go()
  await page.waitForURL(/checkout_test_/)
  expect(page.url()).toBe(checkout)
  expect((await smartpay.of(signupId)).sessions).toHaveLength(1)
})

test('A quantity changes the sums', async ({ shopper, page }) => {
  await shopper.openForm('drip')
  await shopper.fill()
  await page.fill('[name="quantity"]', '4')
  await shopper.go()
  await expect(page.locator('#quantity-error')).toBeVisible()
  await page.fill('[name="quantity"]', '３')
  await shopper.go()
  await page.waitForURL(/\/confirm/)
  await expect(page.locator('main')).toContainText('¥7,440')
})

test('A postcode brings its addresses', async ({ shopper, page, javaScriptEnabled }) => {
  await shopper.openForm()
  const lookUp = async (code: string) => {
    await page.fill('[name="postalCode"]', code)
    if (!javaScriptEnabled) await page.locator('button[name="lookUp"]').first().click()
  }
  await lookUp('１０５ー００１１')
  await expect(page.locator('[name="administrativeArea"]')).toHaveValue('東京都')
  await expect(page.locator('[name="locality"]')).toHaveValue('港区')
  await expect(page.locator('.field .error')).toHaveCount(0)
  await lookUp('498-0000')
  await expect(page.locator('.candidates button')).toHaveCount(2)
  await expect(page.locator('[name="locality"]')).toHaveValue('港区')
  await page.locator('.candidates button').last().click()
  await expect(page.locator('[name="administrativeArea"]')).toHaveValue('三重県')
  await expect(page.locator('[name="locality"]')).toHaveValue('桑名郡木曽岬町')
  // What somebody typed is only replaced when they press for it.
  await page.fill('[name="locality"]', '渋谷区')
  await lookUp('060-0001')
  await expect(page.locator('.candidates button')).toHaveCount(1)
  await expect(page.locator('[name="locality"]')).toHaveValue('渋谷区')
  await page.locator('.candidates button').click()
  await expect(page.locator('[name="administrativeArea"]')).toHaveValue('北海道')
  await expect(page.locator('[name="locality"]')).toHaveValue('札幌市中央区')
})
