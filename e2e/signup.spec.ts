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
  const rows = await query(
    `select sub.status::text, c.index, c.status::text as cycle, c.amount_minor, t.status::text as token
     from signups s join subscriptions sub on sub.id = s.subscription_id
       join cycles c on c.subscription_id = sub.id join tokens t on t.id = sub.token_id where s.id = $1`,
    [signupId],
  )
  expect(rows).toEqual([
    { status: 'active', index: 0, cycle: 'scheduled', amount_minor: 7800, token: 'active' },
  ])
})

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
