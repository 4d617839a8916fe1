import { readFile } from 'node:fs/promises'
import { authWords } from '#app/(admin)/admin/(auth)/messages.ts'
import { accountWords } from '#app/(admin)/admin/(desk)/account/messages.ts'
import { staffWords } from '#app/(admin)/admin/(desk)/staff/messages.ts'
import { expect, test } from './fixtures.ts'
import { currentCode, owner, signIn } from './staff.ts'

const password = 'a password of the journeys'

test('Somebody invited by mail joins, and works until an owner removes them', async ({
  page,
  browser,
  query,
  shopLocale,
  request,
}) => {
  const words = staffWords[shopLocale]
  const email = `new-${Date.now()}@teiki.example`
  await signIn(page)
  await page.goto('/admin/staff?do=invite')
  await page.fill('[name="email"]', email)
  await page.check('[name="role"][value="operator"]')
  await page.click('main form button.button')
  await expect(page.locator('.done')).toHaveText(words.flash.invited)
  await expect(page.getByRole('rowheader', { name: email })).toBeVisible()

  await expect
    .poll(
      async () => (await query('select text from mailbox where recipient = $1', [email])).length,
    )
    .toBe(1)
  const [mail] = await query('select text from mailbox where recipient = $1', [email])
  const [link = ''] = /\S+\/admin\/join\?link=\w+/.exec(`${mail?.text}`) ?? []

  const newcomer = await browser.newPage({ locale: shopLocale, javaScriptEnabled: false })
  await newcomer.goto(link)
  await newcomer.fill('[name="name"]', '新人 次郎')
  await newcomer.fill('[name="password"]', 'too short')
  await newcomer.click('main form button.button')
  await expect(newcomer.locator('.problems')).toBeVisible()
  await expect(newcomer.locator('[name="name"]')).toHaveValue('新人 次郎')
  await expect(newcomer.locator('[name="password"]')).toHaveValue('')
  await query(`create function break_joining() returns trigger language plpgsql as $$ begin
    if new.email = '${email}' then raise 'broken on purpose'; end if; return new; end $$`)
  await query(
    'create trigger broken before insert on staff for each row execute function break_joining()',
  )
  await newcomer.fill('[name="password"]', password)
  await newcomer.click('main form button.button')
  await expect(newcomer.locator('.problems')).toContainText(authWords[shopLocale].join.flash.error)
  await expect(newcomer.locator('[name="name"]')).toHaveValue('新人 次郎')
  await query('drop function break_joining() cascade')
  await newcomer.fill('[name="password"]', password)
  await newcomer.click('main form button.button')
  await newcomer.waitForURL(/\/admin\/two-factor/)
  await expect(newcomer.locator('.recovery li')).toHaveCount(10)
  const drawn = await newcomer.locator('.qr path').boundingBox()
  expect(drawn?.width).toBeGreaterThan(150)
  await expect(newcomer.locator('a[href^="otpauth://totp/"]')).toBeVisible()
  await newcomer.fill('[name="code"]', await currentCode(email))
  await newcomer.click('main form button.button')
  await newcomer.waitForURL(/\/admin$/)
  await newcomer.goto('/admin/tokens')
  await expect(newcomer.getByRole('heading', { level: 1 })).toBeVisible()
  expect((await newcomer.goto('/admin/staff'))?.url()).toContain('/admin/refused')
  await newcomer.goto(link)
  await expect(newcomer.locator('.problems')).toBeVisible()

  await page.goto('/admin/staff')
  const row = page.getByRole('row', { name: email })
  await row.getByRole('link', { name: words.actions.role }).click()
  await page.check('[name="role"][value="viewer"]')
  await page.click('main form button.button')
  await expect(page.locator('.done')).toHaveText(words.flash['role-changed'])
  await newcomer.goto('/admin/tokens')
  expect(newcomer.url()).toContain('/admin/sign-in')

  await row.getByRole('link', { name: words.actions.remove }).click()
  await page.click('main form button.danger')
  await expect(page.locator('.done')).toHaveText(words.flash.removed)
  await newcomer.fill('[name="email"]', email)
  await newcomer.fill('[name="password"]', password)
  await newcomer.click('main form button.button')
  await expect(newcomer.locator('.problems')).toHaveText(authWords[shopLocale].signIn.flash.wrong)
  await newcomer.reload()
  await expect(newcomer.locator('.problems')).toHaveCount(0)
  await newcomer.close()
  expect((await request.get(link)).status()).toBe(200)
})

test('The last owner can neither leave nor step down', async ({ page, shopLocale }) => {
  const words = staffWords[shopLocale]
  await signIn(page)
  for (const act of ['role', 'remove'] as const) {
    await page.goto('/admin/staff')
    const row = page.getByRole('row', { name: owner.email })
    await row.getByRole('link', { name: words.actions[act] }).click()
    if (act === 'role') await page.check('[name="role"][value="viewer"]')
    await page.click('main form button[type="submit"]')
    await expect(page.locator('.problems')).toContainText(words.flash['last-owner'])
  }
})

test('A copied cookie is worth nothing after signing out', async ({ page, context, browser }) => {
  await signIn(page)
  const copy = await browser.newContext()
  await copy.addCookies(await context.cookies())
  const thief = await copy.newPage()
  await thief.goto('/admin/tokens')
  expect(thief.url()).toMatch(/\/admin\/tokens$/)
  await page.click('.side .foot form button')
  await page.waitForURL(/\/admin\/sign-in/)
  await thief.reload()
  expect(thief.url()).toContain('/admin/sign-in')
  await copy.close()
})

test('A session is ended from another, and new recovery codes replace the old', async ({
  page,
  browser,
  shopLocale,
  query,
}) => {
  const words = accountWords[shopLocale]
  await query('delete from staff_sessions')
  const other = await browser.newPage({ javaScriptEnabled: false })
  await signIn(other)
  await signIn(page)
  await page.goto('/admin/account')
  await page.getByRole('button', { name: words.endOthers }).click()
  await expect(page.locator('.done')).toHaveText(words.flash['others-ended'])
  await other.goto('/admin/tokens')
  expect(other.url()).toContain('/admin/sign-in')
  await other.close()

  await page.goto('/admin/account?do=codes')
  const [code = ''] = await page.locator('.recovery code').allTextContents()
  await page.click('main form button.button')
  await expect(page.locator('.done')).toHaveText(words.flash['codes-taken'])
  await page.goto('/admin/re-authenticate?next=/admin/tokens')
  await page.fill('[name="code"]', code)
  await page.click('main form button.button')
  await page.waitForURL(/\/admin\/tokens$/)
  await page.goto('/admin/re-authenticate?next=/admin/tokens')
  await page.fill('[name="code"]', code)
  await page.click('main form button.button')
  await expect(page.locator('.problems')).toBeVisible()
})

test('A list becomes a file once the factor was shown again', async ({ page, query }) => {
  const list = `/admin/operations/audit?actor=${encodeURIComponent(owner.email)}`
  await signIn(page)
  await query("update staff_sessions set factor_at = now() - interval '5 minutes'")
  await page.goto(list)
  const link = page.locator('.download a').first()
  await link.click()
  await page.waitForURL(/\/admin\/re-authenticate/)
  await query('delete from staff_used_codes')
  await page.fill('[name="code"]', await currentCode(owner.email))
  await page.click('main form button.button')
  await page.waitForURL((url) => url.pathname + url.search === list)
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toMatch(/^\ufeff"ID",/)
  expect(text.split('\r\n')[1]).toContain('"customer.export"')
})
