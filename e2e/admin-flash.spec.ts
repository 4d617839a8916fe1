import { authWords } from '#app/(admin)/admin/(auth)/messages.ts'
import { accountWords } from '#app/(admin)/admin/(desk)/account/messages.ts'
import { refusedWords } from '#app/(admin)/admin/(desk)/refused/messages.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import { expect, test } from './fixtures.ts'
import { owner, signIn } from './staff.ts'

for (const javaScript of [true, false])
  test.describe(javaScript ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: javaScript })

    test('What came of an action is told once, and no address tells it', async ({
      page,
      query,
      shopLocale,
    }) => {
      const words = accountWords[shopLocale]
      await query(
        `insert into staff_sessions (id, token, user_id, expires_at, updated_at)
          select 'elsewhere', 'elsewhere', id, now() + interval '1 hour', now() from staff where email = $1
          on conflict do nothing`,
        [owner.email],
      )
      await signIn(page, { to: '/admin/account' })
      await page.getByRole('button', { name: words.endOthers }).click()
      await expect(page.locator('.done')).toHaveText(words.flash['others-ended'])
      expect(page.url()).toMatch(/\/admin\/account$/)
      await page.reload()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('.done')).toHaveCount(0)
      for (const told of ['erased', 'others-ended']) {
        await page.goto(`/admin/account?told=${told}`)
        await expect(page.locator('.done')).toHaveCount(0)
      }
    })

    test('A passkey is offered only where one can be used', async ({ page, shopLocale }) => {
      await page.goto('/admin/sign-in')
      const name = authWords[shopLocale].passkey.signIn
      await expect(page.getByRole('button', { name })).toHaveCount(javaScript ? 1 : 0)
    })

    test('An address that the admin has not says so', async ({ page, shopLocale }) => {
      const { missing } = frameWords[shopLocale]
      await signIn(page)
      for (const path of [
        '/admin/nothing-here',
        '/admin/tokens/tok_1/more',
        '/admin/operations/x',
      ]) {
        expect((await page.goto(path))?.status(), path).toBe(404)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(missing.title)
      }
      const back = page.getByRole('link', { name: missing.back })
      await expect(back).toHaveAttribute('href', '/admin')
    })
  })

test('Who may not is told the same of every dialog', async ({
  page,
  query,
  shopper,
  shopLocale,
}) => {
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/checkout\/success/)
  const [ids] = await query(
    'select customer_id as customer, subscription_id as subscription from signups where id = $1',
    [signupId],
  )
  const refused = refusedWords[shopLocale]
  await signIn(page)
  await query("update staff set role = 'support' where email = 'owner@teiki.example'")
  try {
    for (const path of [
      `/admin/customers/${ids?.customer}?do=hold`,
      `/admin/customers/${ids?.customer}?do=erase`,
      ...['cancel', 'hold', 'assign', 'pay'].map(
        (act) => `/admin/subscriptions/${ids?.subscription}?do=${act}`,
      ),
    ]) {
      await page.goto(path)
      expect(page.url(), path).toContain('/admin/refused')
      const back = page.locator('main a.button')
      await expect(back, path).toHaveAttribute('href', path.split('?')[0] ?? '')
    }
    await page.goto('/admin/refused?what=look')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(refused.nothing)
  } finally {
    await query("update staff set role = 'owner' where email = 'owner@teiki.example'")
  }
  await page.goto(`/admin/customers/${ids?.customer}?do=hold`)
  await expect(page.locator('.dialog')).toBeVisible()
})
