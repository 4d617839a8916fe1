import { expect, test } from './fixtures.ts'
import { webhookModes } from './sandbox-control.ts'

test('What Smartpay tells is kept once, if it tells', async ({
  shopper,
  page,
  smartpay,
  webhooks,
  query,
}) => {
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(shopper.words.success.doneTitle)
  const [token] = (await smartpay.of(signupId)).tokens
  const sent = webhooks === 'off' ? 'dropped' : 'delivered'
  const { copies } = { ...webhookModes.on, ...webhookModes[webhooks] }
  const deliveries = Array.from({ length: copies }, () => sent)
  const told = () => smartpay.flashOf(token?.id ?? '')
  await expect
    .poll(async () => (await told()).map((one) => [one.type, one.deliveries]).toSorted())
    .toEqual([
      ['token.approved', deliveries],
      ['token.created', deliveries],
      // The first order is charged with it.
      ['token.used', deliveries],
    ])
  const kept = () =>
    query(
      'select id, type, deliveries, status::text from events where id = any($1) order by type',
      [ids],
    )
  const ids = (await told()).map(({ id }) => id)
  const rows = ['token.approved', 'token.created', 'token.used'].map((type) => ({
    id: expect.stringMatching(/^evt_/),
    type,
    deliveries: copies,
    status: 'processed',
  }))
  await expect.poll(kept).toEqual(webhooks === 'off' ? [] : rows)
})
