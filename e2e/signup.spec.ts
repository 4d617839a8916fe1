import { expect, test } from './fixtures.ts'

test('A shopper subscribes and approves', async ({
  shopper,
  page,
  smartpay,
  query,
  shopLocale,
}) => {
  await page.goto('/')
  await expect(page).toHaveURL(new RegExp(`/${shopLocale}$`))
  await page.locator('main .plan-row h3 a').first().click()
  await page.locator('main a.button').click()
  await shopper.fill()
  await shopper.go()
  await page.waitForURL(/\/confirm/)
  await expect(page.locator('main')).toContainText('ヤマダ ハナコ')
  await expect(page.locator('main')).toContainText('〒105-0011')
  await expect(page.locator('main')).toContainText('芝公園4-2-8')
  const signupId = page.url().split('/').at(-2) ?? ''
  await shopper.tickAndConfirm()
  await page.waitForURL(/checkout_test_/)
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(shopper.words.success.doneTitle)
  const { sessions, tokens } = await smartpay.of(signupId)
  expect(sessions).toHaveLength(1)
  expect(sessions[0]?.customerInfo).toMatchObject({
    emailAddress: shopper.email,
    lastName: '山田',
    firstName: '花子',
    lastNameKana: 'ヤマダ',
    firstNameKana: 'ハナコ',
    phoneNumber: '+819012345678',
    accountAge: 0,
    address: {
      postalCode: '105-0011',
      administrativeArea: '東京都',
      locality: '港区',
      line1: '芝公園4-2-8',
      line2: '',
      country: 'JP',
    },
  })
  expect(tokens).toMatchObject([{ status: 'active' }])
  const { paid } = shopper.words.orderOutcome
  await expect(page.locator('main')).toContainText(paid.sentence('¥7,800'))
  expect(await ordersOf(query, signupId)).toEqual([
    { subscription: 'active', index: 0, order: 'paid', total: 7800, charges: ['succeeded'] },
  ])
  expect((await smartpay.ordersOf(tokens[0]?.id)).map(({ status }) => status)).toEqual([
    'succeeded',
  ])
})

test('The agreement stands when Smartpay declines the first order, and the shopper is told what helps', async ({
  shopper,
  page,
  smartpay,
  query,
}) => {
  const signupId = await shopper.toCheckout()
  await smartpay.expectOrders(signupId, ['hard-decline'])
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  const { declined, declinedTitle } = shopper.words.success
  const { orderOutcome: outcome } = shopper.words
  await shopper.seesTitle(declinedTitle.begun)
  const main = page.locator('main')
  await expect(main).toContainText(outcome.declined.sentence('¥7,800'))
  await expect(main).toContainText(outcome.declined.note)
  await expect(main).toContainText(
    declined.methods([declined.names.bank_transfer, declined.names.cash_on_delivery]),
  )
  await expect(main.locator('a[href^="tel:"]')).toBeVisible()
  expect(await ordersOf(query, signupId)).toEqual([
    {
      subscription: 'past_due',
      index: 0,
      order: 'past_due',
      total: 7800,
      charges: ['hard_declined'],
    },
  ])
  const mails = 'select kind from mailbox where recipient = $1 order by kind'
  await expect
    .poll(async () => (await query(mails, [shopper.email])).map(({ kind }) => kind))
    .toEqual(['order-declined', 'signup-completed'])
})

type Query = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

function ordersOf(query: Query, signupId: string) {
  return query(
    `select sub.status::text as subscription, o.index, o.status::text as order, o.total_minor as total,
       (select array_agg(c.status::text order by c.attempt) from charges c where c.order_id = o.id) as charges
     from signups s join subscriptions sub on sub.id = s.subscription_id join orders o on o.subscription_id = sub.id
     where s.id = $1 order by o.index`,
    [signupId],
  )
}

test('Refresh and back on the success page change nothing', async ({ shopper, page, smartpay }) => {
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  await page.reload()
  await shopper.seesHeading(shopper.words.success.doneTitle)
  await page.goBack()
  await page.waitForURL(/checkout_test_/)
  await page.goForward()
  await page.waitForURL(/\/success/)
  await shopper.seesHeading(shopper.words.success.doneTitle)
  expect((await smartpay.of(signupId)).sessions).toHaveLength(1)
})
