import pg from 'pg'
import { test as base, expect, type Page } from 'playwright/test'
import type { Locale } from '#lib/i18n/locale.ts'
import { SandboxControl } from './sandbox-control.ts'
import { Shopper } from './shopper.ts'

export type Visitor = { shopLocale: Locale }

type Fixtures = Visitor & {
  /** Somebody with a browser, and the words of their language. */
  shopper: Shopper
  smartpay: SandboxControl
  /** One question to the shop's database. */
  query: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
}

export function shopUrl(): string {
  return process.env.E2E_SHOP ?? ''
}

export const test = base.extend<Fixtures>({
  shopLocale: ['ja', { option: true }],
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
    const control = new SandboxControl(process.env.E2E_SANDBOX ?? '')
    await use(control)
    await control.clearFaults()
  },
  query: async ({ browserName: _ }, use) => {
    const client = new pg.Client({ connectionString: process.env.E2E_DATABASE })
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
