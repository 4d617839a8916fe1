import { expect, test } from './fixtures.ts'

test('The whole signup works by keyboard alone', async ({ shopper, page }) => {
  const focusOn = async (selector: string) => {
    for (let steps = 0; steps < 80; steps += 1) {
      if (
        await page
          .locator(selector)
          .evaluateAll((all) => all.some((one) => one === document.activeElement))
      )
        return
      await page.keyboard.press('Tab')
    }
    throw new Error(`The Tab key never reached ${selector}`)
  }
  const type = async (name: string, text: string) => {
    await focusOn(`[name="${name}"]`)
    await page.keyboard.type(text)
  }
  await page.goto(`/${shopper.locale}/plans/seasons`)
  await focusOn('main a.button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/subscribe/)
  await type('emailAddress', shopper.email)
  await type('lastName', '山田')
  await type('firstName', '花子')
  await type('lastNameKana', 'ヤマダ')
  await type('firstNameKana', 'ハナコ')
  await type('postalCode', '1050011')
  await focusOn('[name="administrativeArea"]')
  await page.keyboard.press('Home')
  for (let steps = 0; steps < 13; steps += 1) await page.keyboard.press('ArrowDown')
  await focusOn('[name="locality"]')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('港区')
  await focusOn('[name="line1"]')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('芝公園4-2-8')
  await type('phoneNumber', '09012345678')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/confirm/)
  await focusOn('[name="agree"]')
  await page.keyboard.press('Space')
  await focusOn('main form button[type="submit"]')
  await page.keyboard.press('Enter')
  await page.waitForURL(/checkout_test_/)
  await focusOn('button[value="approve"]')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(shopper.words.success.doneTitle)
  await expect(page.locator('main')).toContainText('山田 花子')
})
