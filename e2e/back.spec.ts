import type { Page } from 'playwright/test'
import { chromiumFlags } from './chromium-flags.ts'
import { expect, test } from './fixtures.ts'

/** As people use it: a page that was left is kept alive for the Back button. */
test.use({
  launchOptions: {
    args: chromiumFlags,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    ...(process.env.BROWSER_PATH ? { executablePath: process.env.BROWSER_PATH } : {}),
  },
})

test('Back after completion never invites a second subscription', async ({
  shopper,
  page,
  query,
}) => {
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(shopper.words.success.doneTitle)
  const done = new RegExp(`/success\\?signup=${signupId}`)
  await back(page)
  await expect(page).toHaveURL(/checkout_test_/)
  await back(page)
  await expect(page).toHaveURL(done)
  await shopper.seesHeading(shopper.words.success.doneTitle)
  await page.goto(`/${shopper.locale}/signup/${signupId}/confirm`)
  await expect(page).toHaveURL(done)
  await page.reload()
  await expect(page).toHaveURL(done)
  await shopper.openForm()
  await expect(page.locator('main .told')).toContainText(shopper.words.form.subscribed)
  await page.locator('main .told a').click()
  await expect(page).toHaveURL(done)
  const rows = await query('select count(*)::int as signups from signups where thread_id = $1', [
    signupId,
  ])
  expect(rows).toEqual([{ signups: 1 }])
})

test('Back after a decline leads to the ways on', async ({
  shopper,
  page,
  hideUnauthorizedTokens,
}) => {
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('decline')
  await page.waitForURL(/\/cancel/)
  await page.goto(`/${shopper.locale}/signup/${signupId}/confirm`)
  await expect(page).toHaveURL(hideUnauthorizedTokens ? /\/confirm/ : /\/cancel/)
})

test('Back to an earlier attempt never denies what runs', async ({ shopper, page }) => {
  const { words, locale } = shopper
  const first = await shopper.toCheckout()
  await shopper.atCheckout('cancel')
  await page.waitForURL(/\/cancel/)
  await page.getByRole('button', { name: words.cancel.againButton }).click()
  await page.waitForURL(/\/confirm/)
  await shopper.tickAndConfirm()
  await page.waitForURL(/checkout_test_/)
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(words.success.doneTitle)
  const done = page.url()
  await back(page)
  await arrives(page, /checkout_test_/)
  // The cancel page, then the checkout and the final review that came before it.
  await back(page, 2)
  await arrives(page, done)
  await back(page)
  await arrives(page, /checkout_test_/)
  await back(page)
  await arrives(page, done)
  for (const address of [`signup/${first}/confirm`, `checkout/cancel?signup=${first}`]) {
    await page.goto(`/${locale}/${address}`)
    await expect(page).toHaveURL(done)
  }
})

test('Back to Smartpay after a bank transfer shows what was chosen', async ({ shopper, page }) => {
  const { words, locale } = shopper
  const first = await shopper.toCheckout()
  await shopper.atCheckout('cancel')
  await page.waitForURL(/\/cancel/)
  await page.getByRole('button', { name: words.cancel.paymentMethods.bank_transfer.button }).click()
  await page.waitForURL(/\/confirm/)
  await shopper.tickAndConfirm()
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(words.success.doneTitle)
  const done = page.url()
  for (const address of [`signup/${first}/confirm`, `checkout/cancel?signup=${first}`]) {
    await page.goto(`/${locale}/${address}`)
    await expect(page).toHaveURL(done)
  }
})

/** The address is there before the page is: whoever goes on earlier meets the one that is left. */
async function arrives(page: Page, url: string | RegExp): Promise<void> {
  await expect(page).toHaveURL(url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/**
 * As the button does: a page that was kept alive is shown without being loaded. Not before the page has answered, which
 * it cannot any more once it is left.
 */
async function back(page: Page, pages = 1): Promise<void> {
  await page.evaluate((count) => void setTimeout(() => history.go(-count), 0), pages)
}
