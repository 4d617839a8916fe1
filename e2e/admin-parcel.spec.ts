import { dispatchWords } from '#app/(admin)/admin/(desk)/dispatch/messages.ts'
import { parcelWords } from '#app/(admin)/admin/(desk)/subscriptions/[id]/_parcel/messages.ts'
import { orderReasonWords } from '#lib/i18n/admin/order-reasons.ts'
import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

// The second factor is told by a command that starts for it, twice as long as a journey on a busy machine.

test('A parcel that was marked as shipped by mistake waits again, and its number is put right later', async ({
  shopper,
  page,
  query,
}) => {
  const { locale } = shopper
  const words = parcelWords[locale]
  const dispatch = dispatchWords[locale]
  const signupId = await shopper.toCheckout('drip')
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  const ofSignup = `order_id in (select o.id from orders o join signups s on s.subscription_id = o.subscription_id where s.id = $1)`
  await query(`update deliveries set dispatch_on = current_date - 3 where ${ofSignup}`, [signupId])
  const [parcel] = await query(`select id, order_id from deliveries where ${ofSignup}`, [signupId])
  const [row] = await query('select subscription_id as id from signups where id = $1', [signupId])
  await expect
    .poll(() => query('select status::text from orders where id = $1', [`${parcel?.order_id}`]))
    .toEqual([{ status: 'paid' }])
  const stored = () =>
    query('select status::text, carrier, tracking from deliveries where id = $1', [`${parcel?.id}`])
  const mails = async (kind: string) =>
    (await query('select kind from mailbox where recipient = $1', [shopper.email])).filter(
      (mail) => mail.kind === kind,
    ).length
  const ship = async (tracking: string) => {
    await page.goto('/admin/dispatch')
    const form = page.locator(`form:has(input[name="delivery"][value="${parcel?.id}"])`)
    await form.getByLabel(dispatch.carrier).fill('山彦運輸')
    await form.getByLabel(dispatch.tracking).fill(tracking)
    await form.getByRole('button', { name: dispatch.send }).click()
    await expect(page.getByText(dispatch.flash.shipped)).toBeVisible()
  }
  await signIn(page, { to: '/admin/dispatch' })
  await ship('1111')
  await expect.poll(() => mails('order-shipped')).toBe(1)

  await page.getByRole('link', { name: dispatch.tabs.gone }).click()
  const undoLink = page.locator(`a[href*="undo-parcel"][href*="${parcel?.id}"]`)
  await undoLink.click()
  await expect(page.getByText(words.undo.back)).toBeVisible()
  await expect(page.getByText(words.undo.staysPaid)).toBeVisible()
  const secondTab = await page.context().newPage()
  await secondTab.goto(page.url())
  await page.getByLabel(orderReasonWords[locale].undo['wrong-parcel']).check()
  await page.getByRole('button', { name: words.undo.send }).click()
  await expect(page.getByText(words.flash['parcel-undone'])).toBeVisible()
  expect(await stored()).toEqual([{ status: 'planned', carrier: null, tracking: null }])
  await expect.poll(() => mails('shipment-corrected')).toBe(1)
  await secondTab.getByLabel(orderReasonWords[locale].undo.other).check()
  await secondTab.getByRole('button', { name: words.undo.send }).click()
  await expect(secondTab.getByText(words.flash['parcel-not-gone'])).toBeVisible()

  await ship('2222')
  await expect.poll(() => mails('order-shipped')).toBe(2)
  await page.goto(`/admin/subscriptions/${row?.id}`)
  await page.locator('#deliveries').getByRole('link', { name: words.track.act }).click()
  await expect(page.getByLabel(words.facts.tracking)).toHaveValue('2222')
  await page.getByRole('button', { name: words.track.send }).click()
  await expect(page.getByText(words.flash['tracking-as-it-was'])).toBeVisible()
  await page.getByLabel(words.facts.tracking).fill('3333')
  await page.getByRole('button', { name: words.track.send }).click()
  await expect(page.getByText(words.flash['tracking-saved'])).toBeVisible()
  expect(await stored()).toEqual([{ status: 'shipped', carrier: '山彦運輸', tracking: '3333' }])
  await expect.poll(() => mails('shipment-corrected')).toBe(2)

  await page.locator('#deliveries').getByRole('link', { name: words.finish.act }).click()
  const { absent } = orderReasonWords[locale].returned
  await page.getByLabel(words.finish.returned(absent)).check()
  await page.getByRole('button', { name: words.finish.send }).click()
  await expect(page.getByText(words.flash['parcel-returned'])).toBeVisible()
  expect(await stored()).toMatchObject([{ status: 'returned' }])
})
