import { randomUUID } from 'node:crypto'
import { checkoutOrigin, shopOrigin } from './addresses.ts'
import { type Browser, type Form, formIn, locationOf } from './browser.ts'
import { expectStatus } from './expect.ts'

const typed = {
  lastName: '山田',
  firstName: '花子',
  lastNameKana: 'ヤマダ',
  firstNameKana: 'ハナコ',
  phoneNumber: '090-1234-5678',
  postalCode: '105-0011',
  administrativeArea: '東京都',
  locality: '港区',
  line1: '芝公園4-2-8',
}

const form = `${shopOrigin}/ja/plans/drip/subscribe`

/** From the form to Smartpay's checkout, without JavaScript. Answers where the checkout is. */
export async function toCheckout(browser: Browser): Promise<URL> {
  const sent = await browser.post(await toConfirmation(browser))
  expectStatus(sent, 303)
  return checkoutIn(locationOf(sent))
}

const marker = '$ACTION_ID_'

/**
 * The same, with the confirmation sent as a page with JavaScript sends it: the action's id in a header, and its one argument,
 * the form, as React writes it.
 */
export async function toCheckoutByScript(browser: Browser): Promise<URL> {
  const { at, fields } = await toConfirmation(browser)
  const action = [...fields.keys()].find((name) => name.startsWith(marker)) ?? ''
  fields.delete(action)
  const argument = [...fields].map(([name, text]) => [`_1_${name}`, text] as const)
  const sent = await browser.post(
    { at, fields: new Map([...argument, ['0', '["$K1"]']]) },
    { 'next-action': action.slice(marker.length), accept: 'text/x-component' },
  )
  const [leadsTo = ''] = `${sent.headers['x-action-redirect']}`.split(';')
  return checkoutIn(new URL(leadsTo, shopOrigin))
}

/** The form of the final confirmation, ticked. */
async function toConfirmation(browser: Browser): Promise<Form> {
  const empty = formIn(await browser.get(form))
  const details = Object.entries({ ...typed, emailAddress: `${randomUUID()}@example.jp` })
  const sent = await browser.post({ ...empty, fields: new Map([...empty.fields, ...details]) })
  expectStatus(sent, 303)
  const confirmation = await browser.get(locationOf(sent))
  expectStatus(confirmation, 200)
  const { at, fields } = formIn(confirmation)
  return { at, fields: fields.set('agree', 'yes') }
}

function checkoutIn(url: URL): URL {
  if (url.origin === checkoutOrigin) return url
  throw new Error(`The confirmation led to ${url}, not to the checkout`)
}

/** What the shopper presses at Smartpay. Answers where that leads back to. */
export async function approve(browser: Browser, checkout: URL): Promise<URL> {
  const pressed = await browser.post({ at: checkout, fields: new Map([['outcome', 'approve']]) })
  expectStatus(pressed, 303)
  return locationOf(pressed)
}
