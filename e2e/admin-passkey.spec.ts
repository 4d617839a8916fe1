import { authWords } from '#app/(admin)/admin/(auth)/messages.ts'
import { accountWords } from '#app/(admin)/admin/(desk)/account/messages.ts'
import { expect, shopUrl, test } from './fixtures.ts'
import { signIn } from './staff.ts'

for (const asksPerson of [true, false])
  test(`A passkey of a device that ${asksPerson ? 'checks' : 'does not check'} the person`, async ({
    page,
    query,
    shopLocale,
  }) => {
    const words = accountWords[shopLocale]
    const { passkey } = authWords[shopLocale]
    await query('delete from staff_passkeys')
    const device = await page.context().newCDPSession(page)
    await device.send('WebAuthn.enable')
    const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await signIn(page)
    await page.goto('/admin/account?do=passkey')
    await page.fill('#passkey-name', 'ノートPC')
    await page.getByRole('button', { name: words.addPasskey }).click()
    await expect(page.locator('.done')).toHaveText(words.flash['passkey-added'])
    await expect(page.getByRole('rowheader', { name: 'ノートPC' })).toBeVisible()
    await page.click('.side .foot form button')
    await page.waitForURL(/\/admin\/sign-in/)

    await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: asksPerson })
    await page.goto('/admin/sign-in?next=/admin/account?do=codes')
    const proven = () =>
      query('select id from staff_sessions where factor_at is not null order by id')
    const before = await proven()
    await page.getByRole('button', { name: passkey.signIn }).click()
    if (!asksPerson) {
      await expect(page.locator('#passkey-status')).toHaveText(passkey.failed)
      expect(await proven()).toEqual(before)
      return
    }
    await page.waitForURL(({ pathname }) => pathname === '/admin/account')
    await expect(page.locator('.recovery li')).toHaveCount(10)
    await page.goto('/admin/account')
    await page.getByRole('button', { name: words.removePasskey }).click()
    await expect(page.locator('.done')).toHaveText(words.flash['passkey-removed'])
  })

test('The route of passkeys gives nothing else away', async ({ page, request }) => {
  const headers = { origin: shopUrl() }
  for (const path of [
    'sign-in/email',
    'get-session',
    'two-factor/enable',
    'passkey/list-user-passkeys',
    'sign-up/email',
    'ok',
    'passkey/verify-registration',
  ])
    for (const answer of [
      await request.get(`/api/staff/${path}`),
      await request.post(`/api/staff/${path}`, { headers, data: {} }),
    ])
      expect(answer.status(), path).toBe(404)
  expect((await request.get('/api/staff/passkey/register')).status()).toBe(403)
  expect((await request.post('/api/staff/passkey/register', { headers, data: {} })).status()).toBe(
    403,
  )
  for (const data of [{}, { answer: null }, { answer: { id: 'x' } }, [], 'x'])
    expect((await request.post('/api/staff/passkey/sign-in', { headers, data })).status()).toBe(401)
  await signIn(page)
  expect(
    (
      await page.request.post('/api/staff/passkey/register', {
        headers,
        data: { answer: { id: 1 } },
      })
    ).status(),
  ).toBe(400)
})
