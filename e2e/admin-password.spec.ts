import { authWords } from '#app/(admin)/admin/(auth)/messages.ts'
import { staffWords } from '#app/(admin)/admin/(desk)/staff/messages.ts'
import { expect, test } from './fixtures.ts'
import { currentCode, owner, signIn } from './staff.ts'

// Somebody of the staff signs in several times, each with a password that is slow on purpose.
test.setTimeout(120_000)

const password = 'the one that is forgotten'
const next = 'the one that is remembered'

test('A forgotten password is set anew by mail, and the code is still asked for', async ({
  page,
  browser,
  query,
  shopLocale,
}) => {
  const { signIn: words, forgot, reset, join } = authWords[shopLocale]
  const { actions, flash } = staffWords[shopLocale]
  const email = `forgets-${Date.now()}@teiki.example`
  const mails = async () => {
    const rows = await query(
      'select kind, text from mailbox where recipient = $1 order by at, kind',
      [email],
    )
    return rows.map(({ kind, text }) => ({ kind, text: `${text}` }))
  }
  await query(
    "insert into staff (id, name, email, role) values ('forgets', '忘田 忘子', $1, 'support')",
    [email],
  )
  await query(
    `insert into staff_accounts (id, account_id, provider_id, user_id, password, updated_at)
      select 'forgets', 'forgets', 'credential', 'forgets', password, now() from staff_accounts a
      join staff s on s.id = a.user_id where s.email = $1`,
    [owner.email],
  )

  await page.goto('/admin/sign-in')
  await page.fill('[name="email"]', email)
  await page.fill('[name="password"]', password)
  await page.click('main form button.button')
  await expect(page.locator('.problems')).toContainText(words.flash.wrong)
  await expect(page.locator('[name="email"]')).toHaveValue(email)
  await expect(page.locator('[name="password"]')).toHaveValue('')

  await page.getByRole('link', { name: words.forgot }).click()
  for (const asked of [`nobody-${email}`, email]) {
    await page.fill('[name="email"]', asked)
    await page.click('main form button.button')
    await expect(page.locator('.done')).toHaveText(forgot.flash['reset-asked'])
  }
  await expect.poll(async () => (await mails()).length).toBe(1)
  const [link = ''] = /\S+\/admin\/reset\?link=\w+/.exec((await mails())[0]?.text ?? '') ?? []

  // A program that reads mails opens the link first, and more than once.
  for (const _ of [1, 2]) expect((await page.request.get(link)).status()).toBe(200)
  await page.goto(link)
  await page.fill('[name="password"]', 'too short')
  await page.click('main form button.button')
  await expect(page.locator('.problems')).toContainText(join.flash['short-password'])
  await page.fill('[name="password"]', next)
  await page.click('main form button.button')
  await page.waitForURL(/\/admin\/sign-in/)
  await expect(page.locator('.done')).toHaveText(words.flash['password-reset'])
  const kept = (await page.context().cookies()).map(({ name }) => name)
  expect(kept.some((name) => name.endsWith('_staff'))).toBe(true)
  await expect.poll(async () => (await mails()).length).toBe(2)
  expect((await mails())[1]?.kind).toBe('staff-password-changed')

  await page.fill('[name="email"]', email)
  await page.fill('[name="password"]', next)
  await page.click('main form button.button')
  await page.waitForURL(/\/admin\/two-factor/)
  await page.fill('[name="code"]', await currentCode(email))
  await page.click('main form button.button')
  await page.waitForURL(/\/admin$/)
  await page.goto(link)
  await expect(page.locator('.problems')).toContainText(reset.over)

  const owners = await browser.newPage({ locale: shopLocale, javaScriptEnabled: false })
  await signIn(owners, { to: '/admin/staff' })
  const row = owners.getByRole('row', { name: email })
  await row.getByRole('link', { name: actions.password }).click()
  await owners.click('main form button.button:not(.quiet)')
  await expect(owners.locator('.done')).toHaveText(flash['reset-sent'])
  await expect.poll(async () => (await mails()).length).toBe(3)
  await owners.close()
  await query("delete from staff where id = 'forgets'")
})
