import { actionWords } from '#app/(admin)/admin/(desk)/_actions/messages.ts'
import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

test('What the database cannot store is left out, in an id and in a text', async ({
  page,
  shopper,
  shopLocale,
}) => {
  const signupId = await shopper.toConfirmation()
  await signIn(page, { to: `/admin/signups/${signupId}` })
  const form = page.locator('form:has(textarea[name="text"])')
  await form.locator('[name="id"]').evaluate((input: HTMLInputElement) => {
    input.value = `${input.value}\0`
  })
  await form.locator('textarea').evaluate((area: HTMLTextAreaElement) => {
    area.value = 'a word\0 of ours'
  })
  await form.locator('button').click()
  await expect(page.getByRole('status')).toContainText(actionWords[shopLocale].flash.noted)
  await expect(page.locator('#history')).toContainText('a word of ours')
})

test('A token id of Smartpay’s that is pasted into a search never stands in the address', async ({
  page,
  shopper,
  smartpay,
  query,
}) => {
  const signupId = await shopper.toCheckout()
  const smartpayId = (await smartpay.of(signupId)).tokens[0]?.id ?? ''
  const [row] = await query('select id from tokens where signup_id = $1', [signupId])
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await signIn(page, { to: '/admin/signups' })
  for (const list of ['signups', 'tokens']) {
    await page.goto(`/admin/${list}`)
    await page.fill('[name="q"]', smartpayId)
    await page.locator('form.filters button').click()
    await page.waitForURL(new RegExp(`/admin/${list}\\?.*q=${row?.id}`))
    await expect(page.locator('tbody tr')).toHaveCount(1)
  }
  await page.goto('/admin/operations/audit')
  await page.fill('[name="actor"]', smartpayId)
  await page.fill('[name="subject"]', smartpayId)
  await page.locator('form.filters button').click()
  const kept = `/admin/operations/audit?actor=${row?.id}&subject=${row?.id}`
  await page.waitForURL((url) => `${url.pathname}${url.search}` === kept)
  await expect(page.locator('[name="subject"]')).toHaveValue(`${row?.id}`)
  expect(smartpayId).toMatch(/^paytok_/)
  expect(addresses.filter((address) => address.includes(smartpayId))).toEqual([])
  await page.goto(`/admin/operations/audit?subject=${smartpayId}`)
  await page.waitForURL(new RegExp(`/admin/operations/audit\\?subject=${row?.id}$`))
})
