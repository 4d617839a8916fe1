import { shopOrigin } from './addresses.ts'
import type { Browser, Shown } from './browser.ts'

/** As Vercel's cron calls a job. */
export function callJob(browser: Browser, job: string, authorization: string): Promise<Shown> {
  const headers = { authorization, 'user-agent': 'vercel-cron/1.0' }
  return browser.get(`${shopOrigin}/api/jobs/${job}`, headers)
}
