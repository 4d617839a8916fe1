import type { Browser } from 'playwright'
import type { Counter } from './postgres-proxy.ts'

/** A storefront with so many rows of everything, seen by somebody of the staff. */
export class AdminSite {
  readonly url: string
  readonly size: number
  readonly counter: Counter
  readonly cookie: string

  constructor(site: { url: string; size: number; counter: Counter; cookie: string }) {
    this.url = site.url
    this.size = site.size
    this.counter = site.counter
    this.cookie = site.cookie
  }

  open(address: string): Promise<Response> {
    const headers = { cookie: this.cookie }
    return fetch(`${this.url}${address}`, { headers, redirect: 'manual' })
  }

  /** The page's HTML. With `missing`, a room that is not there yet answers that. */
  async read<Missing = never>(
    address: string,
    options?: { missing: Missing },
  ): Promise<string | Missing> {
    const answer = await this.open(address)
    const html = await answer.text()
    if (options && answer.status === 404) return options.missing
    if (answer.status !== 200) throw new Error(`${this.url}${address} answered ${answer.status}`)
    return html
  }
}

/** Through the door: password and code. Answers the cookies. */
export async function signIn(
  browser: Browser,
  url: string,
  who: { email: string; password: string; code(): Promise<string> },
): Promise<string> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${url}/admin/tokens`)
  await page.fill('[name=email]', who.email)
  await page.fill('[name=password]', who.password)
  await page.click('main button[type=submit]')
  await page.fill('[name=code]', await who.code())
  await page.click('main button[type=submit]')
  await page.waitForURL(/\/admin\/tokens/)
  const cookies = await context.cookies(url)
  await context.close()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
