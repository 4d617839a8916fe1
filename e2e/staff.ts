import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Page } from 'playwright/test'

/** The login of a local run (lib/auth/local-owner.ts). */
const owner = { email: 'owner@teiki.example', password: 'teiki-local-owner' }

/** Signs in as the owner and goes to a page of the admin. */
export async function signIn(page: Page, to = '/admin'): Promise<void> {
  await page.goto(to)
  await page.fill('[name="email"]', owner.email)
  await page.fill('[name="password"]', owner.password)
  await page.locator('.door button.button').click()
  await page.waitForURL(/\/admin\/code/)
  await forgetUsedCodes()
  await page.fill('[name="code"]', await currentCode())
  await page.locator('.door button.button').click()
  await page.waitForURL((url) => url.pathname === to)
}

/** What the owner's authenticator would show now. */
async function currentCode(): Promise<string> {
  const env = { ...process.env, ...JSON.parse(process.env.E2E_ENV ?? '{}') }
  const command = ['lib/cli/start.mjs', 'staff:code']
  const { stdout } = await promisify(execFile)(process.execPath, command, { env })
  return stdout.trim()
}

/** A code works once; two journeys within the same half minute need it twice. */
async function forgetUsedCodes(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.E2E_DATABASE })
  await client.connect()
  await client.query('delete from staff_used_codes')
  await client.end()
}
