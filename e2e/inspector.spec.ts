import type { Page } from 'playwright/test'
import { checkPage } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { ownShop } from './own-shop.ts'

const buttons = { ja: { approve: /^同意/ }, en: { approve: /^Approve/ } }

async function openSandbox(page: Page, query = ''): Promise<void> {
  await page.goto(`${ownShop().sandboxUrl}/${query}`)
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without'

  test(`A token is approved on the sandbox's page ${how} JavaScript`, async ({
    shopper,
    smartpay,
    browser,
    page,
    shopLocale,
  }) => {
    const signupId = await shopper.toCheckout()
    const context = await browser.newContext({ javaScriptEnabled, locale: shopLocale })
    const inspector = await context.newPage()
    await openSandbox(inspector)
    await inspector.getByRole('searchbox').fill(signupId)
    await inspector.getByRole('searchbox').press('Enter')
    const objects = inspector.locator('#objects')
    await expect(objects.locator('.objects > li')).toHaveCount(1)
    await objects.getByRole('button', { name: buttons[shopLocale].approve }).click()
    await expect(objects.locator('.objects > li')).toContainText('active')
    await expect(objects.getByRole('button')).toHaveCount(0)
    expect((await smartpay.of(signupId)).tokens).toMatchObject([{ status: 'active' }])
    await context.close()
    await page.goto(`/${shopper.locale}/checkout/success?signup=${signupId}`)
    await shopper.seesHeading(shopper.words.success.doneTitle)
  })

  test(`A refused setting keeps what was typed ${how} JavaScript`, async ({
    browser,
    shopLocale,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled, locale: shopLocale })
    const page = await context.newPage()
    await openSandbox(page)
    const webhooks = page.locator('#webhooks')
    await webhooks.locator('[name="copies"]').fill('500')
    await webhooks.locator('[name="dropNext"]').fill('3')
    await webhooks.locator('form > button').click()
    await expect(webhooks.getByRole('alert')).toContainText('500')
    await expect(webhooks.locator('[name="copies"]')).toHaveValue('500')
    await expect(webhooks.locator('[name="dropNext"]')).toHaveValue('3')
    await page.reload()
    await expect(page.locator('#webhooks')).toBeVisible()
    await context.close()
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`Axe finds nothing in the sandbox in ${colorScheme} at ${width} px`, async ({
      shopper,
      smartpay,
      page,
    }) => {
      // Axe looks at every node of nine long pages.
      test.slow()
      const signupId = await shopper.toCheckout()
      const [session] = (await smartpay.of(signupId)).sessions
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      await openSandbox(page)
      await checkPage(page, 'all')
      await page.locator('.stream a').first().click()
      await expect(page.locator('#detail dl')).toBeVisible()
      await checkPage(page, 'an entry')
      for (const id of [session?.id, session?.token]) {
        await openSandbox(page, `?id=${id}`)
        await checkPage(page, `${id}`)
      }
      for (const query of ['?show=deliveries', '?q=nothing+at+all', '?id=paytok_test_unknown']) {
        await openSandbox(page, query)
        await checkPage(page, query)
      }
      await openSandbox(page)
      await page.locator('.reset summary').click()
      await expect(page.locator('.reset .danger')).toBeVisible()
      await checkPage(page, 'before forgetting everything')
      await page.locator('#webhooks [name="copies"]').fill('500')
      await page.locator('#webhooks form > button').click()
      await expect(page.locator('#webhooks').getByRole('alert')).toBeVisible()
      await checkPage(page, 'a refusal')
    })
  }
}
