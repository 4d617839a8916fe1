import { refundWords } from '#app/(admin)/admin/(desk)/subscriptions/[id]/refund-messages.ts'
import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

// The second factor is told by a command that starts for it, twice as long as a journey on a busy machine.

test('One line of an order is refunded, then the rest: each is shown before it is done', async ({
  shopper,
  page,
  query,
}) => {
  const words = refundWords[shopper.locale]
  const signupId = await shopper.toCheckout('first')
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  const [row] = await query('select subscription_id as id from signups where id = $1', [signupId])
  const id = `${row?.id}`
  const refunds = () =>
    query(
      `select r.status::text, r.amount_minor as sum, o.total_minor as total from refunds r join orders o on o.id = r.order_id
      where o.subscription_id = $1 order by r.created_at`,
      [id],
    )
  await expect
    .poll(() => query(`select id from orders where subscription_id = $1 and status = 'paid'`, [id]))
    .toHaveLength(1)
  await signIn(page, { to: `/admin/subscriptions/${id}` })

  await page.locator('#orders').getByRole('link', { name: words.act }).click()
  await page.getByLabel(words.lines).check()
  await page.getByRole('button', { name: words.show }).click()
  await expect(page.getByText(words.flash['nothing-chosen'])).toBeVisible()
  const [first] = await page.locator('.dialog input[type=number]').all()
  await first?.fill('1')
  await page.getByRole('button', { name: words.show }).click()
  await expect(page.getByRole('heading', { name: words.schedule })).toBeVisible()
  await page.getByLabel(words.reasons.requested_by_customer).check()
  await page.getByRole('button', { name: words.send }).click()
  await expect(page.getByText(words.flash['refund-made'])).toBeVisible()
  const [one] = await refunds()
  expect(one?.status).toBe('succeeded')
  expect(Number(one?.sum)).toBeLessThan(Number(one?.total))

  await page.locator('#orders').getByRole('link', { name: words.act }).click()
  await page.getByRole('button', { name: words.show }).click()
  await expect(page.getByText(words.parcels(1))).toBeVisible()
  await page.getByLabel(words.reasons.requested_by_customer).check()
  await page.getByRole('button', { name: words.send }).click()
  await expect(page.getByText(words.flash['refund-made'])).toBeVisible()
  const all = await refunds()
  expect(all.reduce((sum, { sum: more }) => sum + Number(more), 0)).toBe(Number(one?.total))
  await expect(page.locator('#orders').getByRole('link', { name: words.act })).toHaveCount(0)
})
