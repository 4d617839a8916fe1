import { shopOrigin } from './addresses.ts'
import { type Browser, formIn, locationOf } from './browser.ts'
import { expectStatus, expectTrue } from './expect.ts'

/** What the edge, the proxy and the pages answer to somebody who only looks, or means no good. */
export async function lookAround(browser: Browser): Promise<undefined> {
  const first = await browser.get(`${shopOrigin}/`, { 'accept-language': 'en' })
  expectStatus(first, 307)
  const catalogue = await browser.get(locationOf(first))
  expectStatus(catalogue, 200)
  expectTrue(
    `${catalogue.headers['content-security-policy']}`.includes("'nonce-"),
    'The proxy did not set the policy',
  )
  const sheet = /href="(\/_next\/static\/[^"]+\.css[^"]*)"/.exec(catalogue.text)?.[1] ?? ''
  const file = await browser.get(new URL(sheet, shopOrigin))
  expectStatus(file, 200)
  expectTrue(`${file.headers['cache-control']}`.includes('immutable'), `${sheet} is not kept`)
  const unknown = await browser.get(`${shopOrigin}/en/nowhere`)
  expectStatus(unknown, 404)
  expectStatus(await browser.get(`${shopOrigin}/_next/static/chunks/none.js`), 404)
  expectStatus(await browser.get(`${shopOrigin}/admin/sign-in`), 200)
  const part = await browser.get(`${shopOrigin}/en`, { rsc: '1' })
  expectStatus(part, 200)
  expectTrue(
    `${part.headers['content-type']}`.startsWith('text/x-component'),
    'A part of a page came as another type',
  )
  const form = formIn(await browser.get(`${shopOrigin}/en/plans/drip/subscribe`))
  expectStatus(await browser.post(form, { origin: 'https://elsewhere.test' }), 403)
  form.fields.set('line1', 'x'.repeat(70_000))
  expectStatus(await browser.post(form), 413)
  return undefined
}
