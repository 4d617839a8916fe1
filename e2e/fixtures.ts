import pg from 'pg'
import { test as base, expect, type Page } from 'playwright/test'
import type { Locale } from '#lib/i18n/locale.ts'
import { ownShop } from './own-shop.ts'
import { SandboxControl, type Weather } from './sandbox-control.ts'
import { Shopper } from './shopper.ts'

/** What a project chooses. */
export type Choices = { shopLocale: Locale } & Weather

type Fixtures = Choices & {
  /** Somebody with a browser, and the words of their language. */
  shopper: Shopper
  smartpay: SandboxControl
  /** Held for every test, and fair again after it. */
  weather: Weather
  /** One question to the shop's database. */
  query: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
}

export function shopUrl(): string {
  return ownShop().url
}

export const test = base.extend<Fixtures>({
  shopLocale: ['ja', { option: true }],
  webhooks: ['on', { option: true }],
  hideUnauthorizedTokens: [false, { option: true }],
  baseURL: async ({ browserName: _ }, use) => use(shopUrl()),
  page: async ({ page }, use) => {
    const trouble = watch(page)
    await use(page)
    expect(trouble, 'errors in the browser').toEqual([])
  },
  shopper: async ({ page, shopLocale }, use, info) => {
    await use(new Shopper(page, shopLocale, info.project.name))
  },
  smartpay: async ({ browserName: _ }, use) => {
    const control = new SandboxControl(ownShop().sandboxUrl)
    await use(control)
    await control.clearFaults()
  },
  weather: [
    async ({ smartpay, webhooks, hideUnauthorizedTokens }, use) => {
      const weather = { webhooks, hideUnauthorizedTokens }
      await smartpay.setWeather(weather)
      await use(weather)
      await smartpay.clearWeather()
    },
    { auto: true },
  ],
  query: async ({ browserName: _ }, use) => {
    const client = new pg.Client({ connectionString: ownShop().databaseUrl })
    await client.connect()
    await use(async (sql, values = []) => (await client.query(sql, values)).rows)
    await client.end()
  },
})

/** Script errors and violated policies; a page that answers 404 on purpose is not trouble. */
function watch(page: Page): string[] {
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      trouble.push(message.text())
  })
  return trouble
}

export { expect }
