import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'

test('A lost connection loses nothing typed', async ({ shopper, page, context }) => {
  await shopper.openForm()
  await shopper.fill()
  const message = page.locator('.send [aria-live] p')
  const isKept = async () => {
    await expect(message).toHaveText(shopper.words.form.interrupted)
    await expect(page.locator('[name="line1"]')).toHaveValue('芝公園４−２−８')
    await expect(page.locator('[name="administrativeArea"]')).toHaveValue('東京都')
  }
  await context.setOffline(true)
  await shopper.go()
  await isKept()
  await context.setOffline(false)
  for (const answer of ['abort', 503] as const) {
    await page.route('**/subscribe', (route) =>
      answer === 'abort' ? route.abort() : route.fulfill({ status: answer, body: 'Away' }),
    )
    await shopper.go()
    await isKept()
    await page.unroute('**/subscribe')
  }
  await shopper.go()
  await page.waitForURL(/\/confirm/)
})

test('An answer that is lost loses nothing typed after it', async ({ shopper, page }) => {
  await shopper.openForm()
  await shopper.fill({ line1: '芝公園' })
  const message = page.locator('.send [aria-live] p')
  for (const line1 of ['芝公園4-2-8', '芝公園4-2-9']) {
    await loseAnswer(page, () => shopper.go())
    await expect(message).toHaveText(shopper.words.form.interrupted)
    await page.unroute('**/subscribe')
    await page.fill('[name="line1"]', line1)
    await page.fill('[name="line2"]', '405')
    await page.reload()
    await expect(page.locator('[name="line1"]')).toHaveValue(line1)
    await expect(page.locator('[name="line2"]')).toHaveValue('405')
  }
  await shopper.go()
  await page.waitForURL(/\/confirm/)
  await expect(page.locator('main')).toContainText('芝公園4-2-9')
})

test('What was left empty takes nothing away', async ({ shopper, page, context }) => {
  await shopper.openForm()
  await shopper.fill()
  await loseAnswer(page, () => shopper.go())
  await expect(page.locator('.send [aria-live] p')).toHaveText(shopper.words.form.interrupted)
  await page.unroute('**/subscribe')
  const tab = await context.newPage()
  await tab.goto(page.url())
  await tab.fill('[name="line2"]', '405')
  await tab.locator('main form button[type="submit"]').last().click()
  await tab.waitForURL(/\/confirm/)
  await tab.close()
  await page.reload()
  await expect(page.locator('[name="line2"]')).toHaveValue('405')
  await expect(page.locator('[name="line1"]')).toHaveValue('芝公園４−２−８')
})

test('A lost connection at the review leaves it there', async ({ shopper, page, context }) => {
  await shopper.toConfirmation()
  await context.setOffline(true)
  await shopper.tickAndConfirm()
  await expect(page.locator('.send [aria-live] p')).toHaveText(shopper.words.confirm.interrupted)
  await context.setOffline(false)
  await shopper.go()
  await page.waitForURL(/checkout_test_/)
})

test('What is typed survives a reload and another language', async ({ shopper, page, query }) => {
  await query(`update shop set facts = facts || '{"askDateOfBirth": true}'`)
  await shopper.openForm()
  await shopper.fill({ line1: '芝公園' })
  await page.fill('[name="dateOfBirth"]', '1985-06-30')
  const line1 = page.locator('[name="line1"]')
  await untilMirrored(page, '芝公園')
  await page.reload()
  await expect(line1).toHaveValue('芝公園')
  await expect(page.locator('[name="administrativeArea"]')).toHaveValue('東京都')
  await expect(page.locator('[name="emailAddress"]')).toHaveValue(shopper.email)
  // On a machine of several people a tab must not tell it.
  await expect(page.locator('[name="dateOfBirth"]')).toHaveValue('')
  await page.locator('header nav a[hreflang]').click()
  await page.waitForURL(shopper.locale === 'ja' ? /\/en\// : /\/ja\//)
  await expect(line1).toHaveValue('芝公園')
  await line1.fill('芝公園4-2-8')
  await shopper.go()
  await page.waitForURL(/\/confirm/)
  await expect.poll(() => page.evaluate('sessionStorage.length')).toBe(0)
  // What was sent is newer than what the tab remembers.
  await page.locator('main .block a').first().click()
  await page.fill('[name="line1"]', '芝公園4-2-9')
  await shopper.go()
  await page.waitForURL(/\/confirm/)
  await page.locator('main .block a').first().click()
  await expect(line1).toHaveValue('芝公園4-2-9')
  await query(`update shop set facts = facts - 'askDateOfBirth'`)
})

test('What is typed before the scripts arrive survives a reload', async ({ shopper, page }) => {
  await shopper.toConfirmation()
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await arrived
    await route.continue()
  })
  await page.goto(`/${shopper.locale}/plans/seasons/subscribe`, { waitUntil: 'commit' })
  await page.fill('[name="line1"]', '芝公園4-2-9')
  await page.selectOption('[name="administrativeArea"]', '大阪府')
  arrive()
  await untilMirrored(page, '4-2-9')
  await page.reload()
  await expect(page.locator('[name="line1"]')).toHaveValue('芝公園4-2-9')
  await expect(page.locator('[name="administrativeArea"]')).toHaveValue('大阪府')
})

test('Somebody else at the same tab sees nothing of it', async ({ shopper, page }) => {
  await shopper.toConfirmation('seasons')
  await shopper.openForm('year')
  await page.fill('[name="line1"]', '芝公園4-2-9')
  await untilMirrored(page, '4-2-9')
  await page.reload()
  await expect(page.locator('[name="line1"]')).toHaveValue('芝公園4-2-9')
  await page.getByRole('button', { name: shopper.words.form.notMe }).click()
  await expect(page.locator('[name="line1"]')).toHaveValue('')
  expect(await page.evaluate('sessionStorage.length')).toBe(0)
})

/** The page's script has run and the tab holds what was typed. */
async function untilMirrored(page: Page, typed: string): Promise<void> {
  await expect.poll(() => page.evaluate('JSON.stringify(sessionStorage)')).toContain(typed)
}

/** The draft is saved, and the shopper is not told. */
async function loseAnswer(page: Page, send: () => Promise<void>): Promise<void> {
  await page.route('**/subscribe', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch({ maxRedirects: 0 })
    await route.abort()
  })
  await send()
}
