import { reconcileWords } from '#app/(admin)/admin/(desk)/operations/reconcile/messages.ts'
import { tokenBulkWords } from '#app/(admin)/admin/(desk)/tokens/bulk/messages.ts'
import { tokenWords } from '#app/(admin)/admin/(desk)/tokens/messages.ts'
import { statusWords } from '#lib/i18n/admin/status.ts'
import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

test('A token compromised: from the alarm to its deletion, and back', async ({
  page,
  shopper,
  smartpay,
  query,
  shopLocale,
}) => {
  // Waits for a worker's sweep.
  const words = tokenWords[shopLocale]
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/checkout\/success/)
  const state = async () => (await smartpay.of(signupId)).tokens[0]?.status

  await signIn(page)
  await page.goto('/admin/tokens')
  await page.fill('[name="q"]', shopper.email.toUpperCase())
  await page.click('form.filters button')
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await page.locator('tbody a').first().click()
  await page.getByRole('link', { name: words.operations.disable }).click()
  await expect(page.locator('.dialog .table')).toContainText('¥7,800')
  await page.check('[name="reason"][value="compromised"]')
  await page.click('button.danger')
  await expect(page.locator('.done')).toHaveText(words.flash['done-disable'])
  expect(await state()).toBe('disabled')
  await expect(page.locator('.alarm')).toContainText(words.stoppedTitle(1))
  const asked = page.locator('#history li', { hasText: words.reasons.compromised })
  await expect(asked).toContainText(statusWords[shopLocale].operation.done)

  await page.getByRole('link', { name: words.operations.delete }).click()
  await page.check('[name="reason"][value="compromised"]')
  await page.fill('[name="note"]', '<script>alert(1)</script> \u202Eabc')
  await page.click('button.danger')
  await expect(page.locator('.alarm')).toContainText(words.undo)
  expect(await state()).toBe('disabled')
  await page.getByRole('button', { name: words.undo }).click()
  await expect(page.locator('.done')).toHaveText(words.flash.undone)
  expect(await state()).toBe('disabled')
  await page.getByRole('link', { name: words.operations.enable }).click()
  await page.check('[name="reason"][value="mistake"]')
  await page.click('main form button.button:not(.quiet)')
  await expect(page.locator('.done')).toHaveText(words.flash['done-enable'])
  expect(await state()).toBe('active')

  await page.getByRole('link', { name: words.operations.delete }).click()
  await page.check('[name="reason"][value="asked-by-customer"]')
  await page.click('button.danger')
  await expect(page.locator('.alarm')).toContainText(words.undo)
  await query(
    "update token_operations set run_after = teiki_now(), next_try_at = teiki_now() where status = 'waiting'",
  )
  await expect.poll(state, { timeout: 90_000 }).toBe('deleted')
  const moves = "select id from token_operations where status not in ('done', 'undone')"
  await expect.poll(async () => (await query(moves)).length).toBe(0)
  await page.goto(`${page.url().split('?')[0]}?do=enable`)
  await expect(page.locator('.problems')).toContainText(words.flash.deleted)
})

test('Several tokens are disabled together, with an outcome for each', async ({
  page,
  shopper,
  smartpay,
  shopLocale,
}) => {
  const words = tokenBulkWords[shopLocale]
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/checkout\/success/)
  await signIn(page)
  await page.goto(`/admin/tokens?q=${encodeURIComponent(shopper.email)}`)
  await page.getByRole('link', { name: words.pickPage }).click()
  await expect(page.locator('tbody [name="id"]')).toBeChecked()
  await page.getByRole('button', { name: words.open.disable }).click()
  await expect(page.getByRole('heading', { level: 2 })).toContainText(words.question.disable(1))
  await expect(page.locator('tbody')).toContainText('¥7,800')
  await page.check('[name="reason"][value="compromised"]')
  await page.click('button.danger')
  await page.waitForURL(/\/admin\/tokens\/batches\//)
  await expect(page.getByText(words.batch.over(1, 1))).toBeVisible()
  expect((await smartpay.of(signupId)).tokens[0]?.status).toBe('disabled')
})

test('A drift is found, understood and mended', async ({
  page,
  shopper,
  smartpay,
  query,
  shopLocale,
}) => {
  const words = reconcileWords[shopLocale]
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/checkout\/success/)
  const [token] = (await smartpay.of(signupId)).tokens
  const [mine] = await query('select id, id_last4 as last4 from tokens where signup_id = $1', [
    signupId,
  ])
  await smartpay.webhooks({ dropAll: true })
  try {
    await smartpay.disable(token?.id ?? '')
    // The worker asks once for what differs, and would mend it by itself before this slow hand does.
    await query(`update tokens set checked_at = teiki_now() + interval '1 hour' where id = $1`, [
      mine?.id,
    ])
    await signIn(page)
    await page.goto('/admin/operations/reconcile')
    await page.getByRole('button', { name: words.again }).click()
    await expect(page.locator('.done')).toHaveText(words.flash.compared)
    const line = page.locator('tbody tr', { hasText: `…${mine?.last4}` })
    await expect(line).toContainText(statusWords[shopLocale].token.disabled)
    await expect(line).toContainText('¥7,800')
    await line.getByRole('button', { name: words.remedies['take-disabled'] }).click()
    await expect(page.locator('.done')).toHaveText(words.flash.mended)
    await expect(page.locator('tbody tr', { hasText: `…${mine?.last4}` })).toHaveCount(0)
  } finally {
    await smartpay.webhooks({ dropAll: false })
  }
  await page.goto(`/admin/tokens/${mine?.id}`)
  await expect(page.locator('.alarm')).toContainText(tokenWords[shopLocale].stoppedTitle(1))
})
