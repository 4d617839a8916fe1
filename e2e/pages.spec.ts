import { checkPage } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { looks } from './matrix.ts'

for (const { colorScheme, width } of looks) {
  test(`Axe finds nothing in ${colorScheme} at ${width} px`, async ({ shopper, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    const check = (state: string) => checkPage(page, state)
    const at = async (path: string) => {
      await page.goto(`/${shopper.locale}${path}`)
      await check(path)
    }
    for (const path of ['', '/plans/seasons', '/plans/first', '/plans/year', '/plans/drip'])
      await at(path)
    for (const page of ['commerce', 'privacy', 'terms']) await at(`/legal/${page}`)
    for (const path of ['/nowhere', '/checkout/success', '/plans/drip/subscribe']) await at(path)
    await shopper.go()
    await expect(page.locator('.problems')).toBeVisible()
    await check('form with errors')
    const signupId = await shopper.toConfirmation('first')
    await check('confirmation')
    await shopper.tickAndConfirm()
    await page.waitForURL(/checkout_test_/)
    await check('checkout')
    await at(`/checkout/success?signup=${signupId}`)
    await at(`/signup/${signupId}/confirm?problem=unavailable`)
    await at(`/checkout/cancel?signup=${signupId}`)
  })
}
