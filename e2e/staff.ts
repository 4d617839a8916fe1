import pg from 'pg'
import type { Page } from 'playwright/test'
import { ownShop } from './own-shop.ts'

export const owner = { email: 'owner@teiki.example', password: 'teiki-local-owner' } as const

/** Signs somebody in with password and code, and goes to a page of the admin. */
export async function signIn(
  page: Page,
  { who = owner, to = '/admin' }: { who?: { email: string; password: string }; to?: string } = {},
) {
  await forgetTries()
  await page.goto(to)
  await page.fill('[name="email"]', who.email)
  await page.fill('[name="password"]', who.password)
  await page.click('main form button.button')
  await page.waitForURL(/\/admin\/code/)
  await page.fill('[name="code"]', await currentCode(who.email))
  await page.click('main form button.button')
  await page.waitForURL((url) => url.pathname === to)
}

/**
 * What the person's authenticator shows now, as `npm run staff:code` prints it. A process of its own would
 * cost a journey more than its pages do.
 */
export async function currentCode(email: string): Promise<string> {
  Object.assign(process.env, ownShop().env)
  const { readCode } = await import('#lib/cli/commands/staff-code.ts')
  return readCode(email)
}

/** Journeys sign in more often within half a minute, and within an hour, than a person may. */
async function forgetTries(): Promise<void> {
  const client = new pg.Client({ connectionString: ownShop().databaseUrl })
  await client.connect()
  await client.query('delete from rate_limits')
  await client.query('delete from staff_used_codes')
  await client.end()
}
