import type { Browser, BrowserContext } from 'playwright'

export type BenchPage = { name: string; url: string; indexed: boolean }

/** The pages that are measured, with one visitor's cookie for those that belong to a signup. */
export async function preparePages(
  context: BrowserContext,
  shopUrl: string,
): Promise<{ pages: BenchPage[]; cookie: string }> {
  const confirm = await goTo(context, shopUrl, 'year', null)
  const cancel = await goTo(context, shopUrl, 'first', 'cancel')
  const success = await goTo(context, shopUrl, 'seasons', 'approve')
  const cookies = await context.cookies(shopUrl)
  const pages = [
    { name: 'catalogue', url: `${shopUrl}/ja`, indexed: true },
    { name: 'plan', url: `${shopUrl}/ja/plans/seasons`, indexed: true },
    { name: 'subscribe', url: `${shopUrl}/ja/plans/seasons/subscribe`, indexed: true },
    { name: 'confirm', url: confirm, indexed: false },
    { name: 'success', url: success, indexed: false },
    { name: 'cancel', url: cancel, indexed: false },
  ]
  return { pages, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

async function goTo(
  context: BrowserContext,
  shopUrl: string,
  slug: string,
  outcome: 'approve' | 'cancel' | null,
): Promise<string> {
  const page = await context.newPage()
  await page.goto(`${shopUrl}/ja/plans/${slug}/subscribe`)
  const details = {
    emailAddress: 'bench@example.jp',
    lastName: '山田',
    firstName: '花子',
    lastNameKana: 'ヤマダ',
    firstNameKana: 'ハナコ',
    phoneNumber: '09012345678',
    postalCode: '105-0011',
    locality: '港区',
    line1: '芝公園4-2-8',
  }
  for (const [name, value] of Object.entries(details)) await page.fill(`[name="${name}"]`, value)
  await page.selectOption('[name="administrativeArea"]', '東京都')
  await page.locator('main form button[type="submit"]').last().click()
  await page.waitForURL(/\/confirm/)
  if (outcome) {
    for (const box of await page.locator('input[type="checkbox"]').all()) await box.check()
    await page.locator('main form button[type="submit"]').last().click()
    await page.waitForURL(/checkout_test_/)
    await page.click(`button[value="${outcome}"]`)
    await page.waitForURL(/\/(success|cancel)/)
  }
  const url = page.url()
  await page.close()
  return url
}

/** Gzipped bytes of the scripts a browser runs on first load, and of fonts and foreign requests. */
export async function weigh(browser: Browser, url: string, cookie: string): Promise<number> {
  const { gzipSync } = await import('node:zlib')
  const context = await browser.newContext(cookie ? { extraHTTPHeaders: { cookie } } : {})
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      sizes.push(response.body().then((body) => gzipSync(body).length))
  })
  await page.goto(url, { waitUntil: 'load' })
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await context.close()
  return total
}
