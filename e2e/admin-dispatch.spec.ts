import { dispatchWords } from '#app/(admin)/admin/(desk)/dispatch/messages.ts'
import { deliveryWords } from '#lib/i18n/deliveries.ts'
import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

// The second factor is told by a command that starts for it, twice as long as a journey on a busy machine.

test('What goes out today is marked as shipped, and what is not paid stays', async ({
  shopper,
  page,
  query,
}) => {
  const words = dispatchWords[shopper.locale]
  const signupId = await shopper.toCheckout('drip')
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  const ofSignup = `order_id in (select o.id from orders o join signups s on s.subscription_id = o.subscription_id where s.id = $1)`
  await query(`update deliveries set dispatch_on = current_date - 3 where ${ofSignup}`, [signupId])
  // Whether the engine has charged it yet is its own affair.
  await expect
    .poll(() =>
      query(
        `select o.status::text from orders o join signups s on s.subscription_id = o.subscription_id where s.id = $1`,
        [signupId],
      ),
    )
    .toEqual([{ status: 'paid' }])
  const [delivery] = await query(`select id from deliveries where ${ofSignup}`, [signupId])
  await signIn(page, { to: '/admin/dispatch' })
  const form = page.locator(`form:has(input[name="delivery"][value="${delivery?.id}"])`)
  await form.getByLabel(words.carrier).fill('山彦運輸')
  await form.getByLabel(words.tracking).fill('1234-5678')
  await form.getByRole('button', { name: words.send }).click()
  await expect(page.getByRole('status').filter({ hasText: words.flash.shipped })).toBeVisible()
  await expect(form).toHaveCount(0)
  expect(
    await query('select status::text, carrier, tracking from deliveries where id = $1', [
      `${delivery?.id}`,
    ]),
  ).toEqual([{ status: 'shipped', carrier: '山彦運輸', tracking: '1234-5678' }])

  // Not paid any more: it stands there, and why it stays.
  await query(
    `update orders set status = 'past_due' where id = (select order_id from deliveries where id = $1)`,
    [`${delivery?.id}`],
  )
  await query(`update deliveries set status = 'planned' where id = $1`, [`${delivery?.id}`])
  await page.goto('/admin/dispatch?tab=waiting')
  await expect(
    page.getByText(deliveryWords[shopper.locale].refusals['past-due']).first(),
  ).toBeVisible()
  await expect(form).toHaveCount(0)
})
