import type { Page } from 'playwright/test'
import { tokenBulkWords } from '#app/(admin)/admin/(desk)/tokens/bulk/messages.ts'
import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

test.use({ viewport: { width: 390, height: 844 } })
test.setTimeout(120_000)

/** What of the page a phone would have to push sideways to see. */
function hiddenSideways(page: Page): Promise<string[]> {
  return page
    .locator('main .scroll, main')
    .evaluateAll((parts) =>
      parts
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ className, scrollWidth }) => `${className}: ${scrollWidth}`),
    )
}

test('On a phone no sum, date or total of a decision is off the screen', async ({
  shopper,
  page,
  query,
}) => {
  const words = tokenBulkWords[shopper.locale]
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/checkout\/success/)
  const [ids] = await query(
    `select s.customer_id as customer, s.subscription_id as subscription, t.id as token
      from signups s join tokens t on t.signup_id = s.id where s.id = $1`,
    [signupId],
  )
  await signIn(page)
  await page.goto(`/admin/customers/${ids?.customer}?do=hold`)
  await expect(page.locator('.dialog .table')).toContainText('¥7,800')
  expect(await hiddenSideways(page)).toEqual([])

  await page.goto(`/admin/tokens/bulk?operation=disable&id=${ids?.token}`)
  const sum = words.stops(1, '¥7,800')
  await expect(page.getByRole('heading', { level: 2 })).toContainText(sum)
  await expect(page.locator('.table')).toContainText('¥7,800')
  expect(await hiddenSideways(page)).toEqual([])

  await page.goto(`/admin/customers?q=${encodeURIComponent(shopper.email)}`)
  await expect(page.locator('.people .phone')).toHaveText('090-1234-5678')
  expect(await hiddenSideways(page)).toEqual([])

  const long = `${'long-local-part-'.repeat(4)}@mail.example`
  await query(
    `update customers set email_address = $1, last_name = '勅使河原・フェルナンデス',
      last_name_kana = 'テシガワラ・フェルナンデス' where id = $2`,
    [long, ids?.customer],
  )
  await page.goto('/admin/tokens')
  await expect(page.locator('.table tbody')).toContainText('勅使河原')
  expect(await hiddenSideways(page)).toEqual([])

  await page.goto('/admin/customers')
  await expect(page.locator('.people')).toContainText(long)
  expect(await hiddenSideways(page)).toEqual([])

  // As after a transfer that has not come: the order waits, and its sum is what the call is about.
  await query(
    `with waiting as (
       insert into orders (id, cycle_id, subscription_id, index, status, payment_method, plan_version_id, quantity, due_on,
         total_minor, pay_reference, pay_by, created_at)
       select 'ord_' || c.id, c.id, s.id, c.index, 'awaiting_payment', 'bank_transfer', s.plan_version_id, s.quantity, c.due_on,
         c.amount_minor, '9999' || lpad((select count(*) from orders)::text, 4, '0'), c.due_on, now()
       from cycles c join subscriptions s on s.id = c.subscription_id where s.id = $1 and c.status = 'scheduled' returning id, cycle_id)
     update cycles c set status = 'ordered', order_id = w.id from waiting w where c.id = w.cycle_id`,
    [ids?.subscription],
  )
  await page.goto(`/admin/customers/${ids?.customer}`)
  await expect(page.locator('.table').first()).toContainText('¥7,800')
  expect(await hiddenSideways(page)).toEqual([])
})
