import { orderCommandWords } from '#app/(admin)/admin/(desk)/subscriptions/[id]/_order/messages.ts'
import { orderReasonWords } from '#lib/i18n/admin/order-reasons.ts'
import { expect, test } from './fixtures.ts'
import type { Shopper } from './shopper.ts'
import { signIn } from './staff.ts'

// The second factor is told by a command that starts for it, twice as long as a journey on a busy machine.

type Query = (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

/** From here on the plan is collected when its goods go out, or at once again: agreed versions are frozen otherwise. */
async function collectYearly(query: Query, capture: 'on-dispatch' | 'at-once'): Promise<void> {
  await query(`set session_replication_role = 'replica'`)
  await query(
    `update plan_versions set content = jsonb_set(content, '{capture}', to_jsonb($1::text))
      where plan_id = (select id from plans where slug = 'year')`,
    [capture],
  )
  await query(`set session_replication_role = 'origin'`)
}

/** A subscription whose first order Smartpay approved, and nobody collected. */
async function approved(shopper: Shopper, query: Query): Promise<string> {
  await collectYearly(query, 'on-dispatch')
  try {
    const signupId = await shopper.toCheckout('year')
    await shopper.atCheckout('approve')
    await shopper.page.waitForURL(/\/success/)
    const [row] = await query('select subscription_id as id from signups where id = $1', [signupId])
    const id = `${row?.id}`
    await expect.poll(() => stateOf(query, id)).toEqual(['open authorized'])
    return id
  } finally {
    await collectYearly(query, 'at-once')
  }
}

async function stateOf(query: Query, subscriptionId: string): Promise<string[]> {
  const rows = await query(
    `select o.status || ' ' || c.status as state from orders o join charges c on c.order_id = o.id where o.subscription_id = $1`,
    [subscriptionId],
  )
  return rows.map(({ state }) => `${state}`)
}

test('One order is canceled and its approval released, and the subscription goes on', async ({
  shopper,
  page,
  query,
}) => {
  const { locale } = shopper
  const { cancel: words, flash } = orderCommandWords[locale]
  const id = await approved(shopper, query)
  await signIn(page, { to: `/admin/subscriptions/${id}` })
  await page.locator('#orders').getByRole('link', { name: words.act }).click()
  await expect(page.getByText(words.money.released)).toBeVisible()
  await expect(page.getByText(words.parcels(1))).toBeVisible()
  await expect(page.getByText(words.goesOn)).toBeVisible()
  await page.getByLabel(orderReasonWords[locale].cancel['cannot-deliver']).check()
  await page.getByRole('button', { name: words.send }).click()
  await expect(page.getByText(flash['order-canceled'])).toBeVisible()
  await expect(page.locator('#orders').getByRole('link', { name: words.act })).toHaveCount(0)
  await expect.poll(() => stateOf(query, id)).toEqual(['canceled canceled'])
  expect(await query('select status::text from subscriptions where id = $1', [id])).toEqual([
    { status: 'active' },
  ])
  await expect
    .poll(() =>
      query(`select kind from mailbox where recipient = $1 and kind = 'order-canceled'`, [
        shopper.email,
      ]),
    )
    .toHaveLength(1)

  // A bookmark of the dialog says why there is nothing to cancel any more.
  const [order] = await query('select id from orders where subscription_id = $1', [id])
  await page.goto(`/admin/subscriptions/${id}?do=cancel-order&order=${order?.id}`)
  await expect(page.getByText(flash['order-ended'])).toBeVisible()
})

test('What Smartpay approved is collected before anything is shipped', async ({
  shopper,
  page,
  query,
}) => {
  const { capture: words, flash } = orderCommandWords[shopper.locale]
  const id = await approved(shopper, query)
  await signIn(page, { to: `/admin/subscriptions/${id}` })
  await page.locator('#orders').getByRole('link', { name: words.act }).click()
  await expect(page.getByRole('heading', { name: words.schedule })).toBeVisible()
  await expect(page.locator('.dialog tbody tr')).toHaveCount(3)
  const secondTab = await page.context().newPage()
  await secondTab.goto(page.url())
  await page.getByRole('button', { name: words.send }).click()
  await expect(page.getByText(flash.captured)).toBeVisible()
  expect(await stateOf(query, id)).toEqual(['paid succeeded'])
  await secondTab.getByRole('button', { name: words.send }).click()
  await expect(secondTab.getByText(flash['capture-paid-already'])).toBeVisible()
  expect(
    await query(
      `select p.amount_minor from payments p join charges c on c.id = p.charge_id
    join orders o on o.id = c.order_id where o.subscription_id = $1`,
      [id],
    ),
  ).toHaveLength(1)
})
