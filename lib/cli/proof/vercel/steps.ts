import { elapsedMs } from '#lib/clock.ts'
import { closeDatabase, db } from '#lib/db/client.ts'
import { compareBooks } from '../world/compare-books.ts'
import { readLedger } from '../world/smartpay-ledger.ts'
import type { Browser } from './browser.ts'
import { callJob } from './call-job.ts'
import { chargeMany } from './charge-many.ts'
import { expectStatus, expectTrue, until } from './expect.ts'
import { lookAround } from './look-around.ts'
import { approve, toCheckout, toCheckoutByScript } from './sign-up.ts'
import type { Site } from './start-site.ts'

/** What is measured on the way, by name. */
export type Step = {
  what: string
  figures?: Record<string, number>
  run: () => Promise<Step['figures'] | undefined>
}

export type Around = {
  site: Site
  newBrowser: () => Browser
  /** One of ours, on this machine. */
  command: (name: string) => Promise<void>
  /** Due at once for the run of the job. */
  charges: number
}

/** What a deployment must do, one after the other. */
export function stepsOf(around: Around): Step[] {
  const { site, newBrowser, command } = around
  const paidAtSmartpay = async () =>
    (await readLedger()).filter(({ status }) => status === 'succeeded').length
  return [
    {
      what: 'the edge: language, page, file that never changes, unknown address, body too large, foreign form',
      run: async () => lookAround(newBrowser()),
    },
    {
      what: 'a signup without JavaScript: form, confirmation, action, checkout, return; its first order is collected after the answer',
      run: async () => {
        const browser = newBrowser()
        const back = await approve(browser, await toCheckout(browser))
        const page = await browser.get(back)
        expectStatus(page, 200)
        expectTrue(
          /<h1[^>]*>[^<]*お申し込み[^<]*完了/.test(page.text),
          `Not done: ${page.text.slice(0, 2000)}`,
        )
        await until(async () => (await paidAtSmartpay()) === 1, 'The first order is not collected')
        return undefined
      },
    },
    {
      what: 'a signup by script (Next-Action) in a tab that is closed at the checkout: the webhook completes it',
      run: async () => {
        await command('charge:stop')
        const browser = newBrowser()
        await approve(browser, await toCheckoutByScript(browser))
        await until(async () => (await countActive()) === 2, 'No webhook has settled the token')
        expectTrue((await paidAtSmartpay()) === 1, 'Charged although charging is stopped')
        return undefined
      },
    },
    {
      what: '/api/jobs/charge: 401 without the bearer, and with it what waits is collected, once',
      run: async () => {
        await command('charge:resume')
        expectStatus(await callJob(newBrowser(), 'charge', 'Bearer of-somebody-else'), 401)
        expectStatus(await callJob(newBrowser(), 'charge', bearerOf(site)), 200)
        expectTrue((await paidAtSmartpay()) === 2, 'The run did not collect the order that waits')
        return undefined
      },
    },
    {
      what: `/api/jobs/charge with ${around.charges} orders due at once`,
      run: () => chargeMany(around),
    },
    {
      what: '/api/jobs/sweep, the daily call: every job is done',
      run: async () => {
        const begunMs = elapsedMs()
        const answer = await callJob(newBrowser(), 'sweep', bearerOf(site))
        expectStatus(answer, 200)
        expectTrue(!/"status":"failed"/.test(answer.text), `A job failed: ${answer.text}`)
        return { sweepMs: Math.round(elapsedMs() - begunMs) }
      },
    },
    {
      what: 'the books: as many orders here as at Smartpay, to the yen, and every invariant',
      run: async () => {
        const { doubles, lost, stuck, broken } = await compareBooks({ recovered: true })
        const wrong = [...doubles, ...lost, ...stuck, ...broken]
        await closeDatabase()
        expectTrue(wrong.length === 0, wrong.join('\n'))
        return undefined
      },
    },
  ]
}

function countActive(): Promise<number> {
  return db().token.count({ where: { status: 'active' } })
}

export function bearerOf({ settings }: Site): string {
  return `Bearer ${settings.CRON_SECRET}`
}
