import { actionWords } from '#app/(admin)/admin/(desk)/_actions/messages.ts'
import { customerWords } from '#app/(admin)/admin/(desk)/customers/messages.ts'
import { signupWords } from '#app/(admin)/admin/(desk)/signups/messages.ts'
import { subscriptionDialogWords } from '#app/(admin)/admin/(desk)/subscriptions/[id]/dialog-messages.ts'
import { settleWords } from '#app/(admin)/admin/(desk)/subscriptions/[id]/settle-messages.ts'
import { subscriptionWords } from '#app/(admin)/admin/(desk)/subscriptions/messages.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

// The second factor is told by a command that starts for it, twice as long as a journey on a busy machine.

test('A phone call: たなか is found, understood and settled', async ({
  shopper,
  page,
  smartpay,
  query,
}) => {
  const words = signupWords[shopper.locale]
  const signupId = await shopper.toCheckout('seasons', {
    lastName: '田中',
    lastNameKana: 'タナカ',
    phoneNumber: '080-5555-0001',
  })
  // The shopper approves and never comes back; the webhook is lost, and the sweep's turn is far away.
  await query(`update signups set next_check_at = now() + interval '1 day' where id = $1`, [
    signupId,
  ])
  await smartpay.webhooks({ dropAll: true })
  try {
    await smartpay.approve(signupId)
    await signIn(page, { to: '/admin/signups' })
    await page.fill('[name="q"]', 'たなか')
    await page.locator('form.filters button').click()
    await page.locator(`a[href="/admin/signups/${signupId}"]`).click()
    await expect(page.locator('.alert')).toContainText(words.explain.silent)
    await page.getByRole('button', { name: words.settle }).click()
    await expect(page.getByRole('status')).toContainText(words.flash.completed)
    await expect(page.locator('.alert')).toContainText(words.explain.done)
    await expect(page.locator('#history')).toContainText('定期 花子')
  } finally {
    await smartpay.webhooks({ dropAll: false })
  }
  expect(await query('select status::text from signups where id = $1', [signupId])).toEqual([
    { status: 'completed' },
  ])
})

test('A bank transfer is recorded, and another sum is named first', async ({
  shopper,
  page,
  query,
}) => {
  const { flash } = subscriptionWords[shopper.locale]
  const { pay } = subscriptionDialogWords[shopper.locale]
  await shopper.toCheckout()
  await shopper.atCheckout('cancel')
  await page.waitForURL(/\/cancel/)
  await page
    .getByRole('button', { name: shopper.words.cancel.paymentMethods.bank_transfer.button })
    .click()
  await page.waitForURL(/\/confirm/)
  const signupId = page.url().split('/').at(-2) ?? ''
  await shopper.tickAndConfirm()
  await page.waitForURL(/\/success/)
  const [row] = await query(
    `select c.id, c.pay_reference as reference from signups s join orders c
      on c.subscription_id = s.subscription_id where s.id = $1`,
    [signupId],
  )
  await signIn(page, { to: '/admin/subscriptions' })
  await page.fill('[name="q"]', `${row?.reference}`)
  await page.locator('form.filters button').click()
  await page.waitForURL(/[?&]q=/)
  await page.locator('tbody a[href^="/admin/subscriptions/"]').click()
  await page.waitForURL(/\/subscriptions\/sub_/)
  const subscription = page.url()
  await query(`update orders set status = 'expired' where id = $1`, [row?.id])
  await page.goto(`${subscription}?do=pay&order=${row?.reference}`)
  await expect(page.locator('form.dialog')).toContainText(pay.expired)
  await query(`update orders set status = 'awaiting_payment' where id = $1`, [row?.id])
  await page.goto(subscription)
  await page.getByRole('link', { name: pay.act }).click()
  await expect(page.locator('form.dialog')).not.toContainText(pay.expired)
  await page.fill('[name="sum"]', '7,000')
  await page.fill('[name="note"]', 'ヤマダハナコ')
  await page.getByRole('button', { name: pay.record }).click()
  await expect(page.locator('#problems')).toContainText(flash['too-little'])
  await expect(page.locator('[name="note"]')).toHaveValue('ヤマダハナコ')
  await page.fill('[name="sum"]', '7800')
  await page.getByRole('button', { name: pay.record }).click()
  await expect(page.getByRole('status')).toContainText(flash.recorded)
  const paid = await query(
    `select c.status::text, p.amount_minor as sum, p.note from orders c join offline_payments p
      on p.order_id = c.id where c.id = $1`,
    [row?.id],
  )
  expect(paid).toEqual([{ status: 'paid', sum: 7800, note: 'ヤマダハナコ' }])
})

test('What was paid too late is found from the overview, and is done once it was paid back', async ({
  shopper,
  page,
  query,
}) => {
  const words = settleWords[shopper.locale]
  const { flash } = subscriptionWords[shopper.locale]
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  const charged = `select c.id, o.subscription_id as subscription from signups s join orders o on o.subscription_id = s.subscription_id
    join charges c on c.order_id = o.id where s.id = $1`
  await expect
    .poll(async () => (await query(`${charged} and c.status = 'succeeded'`, [signupId])).length)
    .toBe(1)
  const [row] = await query(charged, [signupId])
  // The engine could not give it back by itself.
  await query(
    `insert into refunds (id, order_id, charge_id, payment_id, amount_minor, reason, status, test, failure, asked_by, created_at, finished_at)
    select 'rfd_' || substr(c.id, 5), c.order_id, c.id, p.smartpay_id, c.amount_minor, 'requested_by_customer', 'failed', c.test, 'amount.insufficient', 'engine', teiki_now(), teiki_now()
    from charges c join payments p on p.charge_id = c.id where c.id = $1`,
    [row?.id],
  )
  await query(`update charges set status = 'hard_declined', failure = 'paid-late' where id = $1`, [
    row?.id,
  ])
  try {
    await signIn(page)
    await page.locator('a[href$="?tab=in-doubt"]').first().click()
    await page.waitForURL(/tab=in-doubt/)
    await page.locator(`tbody a[href="/admin/subscriptions/${row?.subscription}"]`).click()
    await page.getByRole('link', { name: words.paidBack }).click()
    await expect(page.locator('form.dialog')).toContainText(`${row?.id}`)
    await page.getByRole('button', { name: words.paidBack }).click()
    await expect(page.getByRole('status')).toContainText(flash.settled)
    await expect(page.getByRole('link', { name: words.paidBack })).toHaveCount(0)
    expect(await query('select failure from charges where id = $1', [row?.id])).toEqual([
      { failure: 'paid-back' },
    ])
  } finally {
    await query(`update charges set status = 'succeeded', failure = null where id = $1`, [row?.id])
    await query('delete from refunds where charge_id = $1', [row?.id])
  }
})

test('A person is erased on request, once nothing of theirs runs any more', async ({
  shopper,
  page,
  smartpay,
  query,
}) => {
  const { erase, flash } = customerWords[shopper.locale]
  const { cancel } = subscriptionDialogWords[shopper.locale]
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/checkout\/success/)
  const [ids] = await query(
    `select s.customer_id as customer, s.subscription_id as subscription, t.id as token
      from signups s join tokens t on t.signup_id = s.id where s.id = $1`,
    [signupId],
  )
  const customer = `/admin/customers/${ids?.customer}`
  await signIn(page, { to: customer })
  await page.goto(`${customer}?do=erase`)
  await expect(page.locator('.problems')).toHaveText(flash['open-subscription'])

  await page.goto(`/admin/subscriptions/${ids?.subscription}`)
  await page.getByRole('link', { name: cancel.act }).click()
  await expect(page.locator('.dialog .table')).toContainText('¥7,800')
  await page.check('[name="reason"][value="asked-by-customer"]')
  await page.getByRole('button', { name: cancel.send }).click()
  await expect(page.getByRole('status')).toContainText(
    subscriptionWords[shopper.locale].flash.canceled,
  )
  await page.goto(`${customer}?do=erase`)
  await expect(page.locator('.problems')).toHaveText(flash['usable-token'])

  await page.goto(`/admin/tokens/${ids?.token}?do=delete`)
  await page.check('[name="reason"][value="asked-by-customer"]')
  await page.click('button.danger')
  await expect(page.locator('.alarm')).toBeVisible()
  await query(
    'update token_operations set run_after = teiki_now(), next_try_at = teiki_now() where token_id = $1',
    [ids?.token],
  )
  const there = async () => (await smartpay.of(signupId)).tokens[0]?.status
  await expect.poll(there, { timeout: 90_000 }).toBe('deleted')
  const here = () => query('select status::text from tokens where id = $1', [ids?.token])
  await expect.poll(here).toEqual([{ status: 'deleted' }])

  await page.goto(`${customer}?do=erase`)
  await page.check('[name="sure"]')
  await page.getByRole('button', { name: erase.send }).click()
  await expect(page.getByRole('status')).toContainText(actionWords[shopper.locale].flash.erased)
  await expect(page.locator('main')).not.toContainText('山田')
  await expect(page.locator('main')).not.toContainText(shopper.email)
  await page.goto('/admin/tokens')
  const line = page.locator('tbody tr', { has: page.locator(`a[href$="${ids?.token}"]`) })
  await expect(line.locator(`a[href="${customer}"]`)).toHaveText(
    peopleWords[shopper.locale].erasedName,
  )
})
