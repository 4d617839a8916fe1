import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

// Some thirty pages.

const fields = ['lastName', 'firstName', 'lastNameKana', 'firstNameKana', 'line1', 'line2']
const hostile = `<img src=x onerror="window.struck=1"><script>window.struck=1</script>`

test('What a shopper pastes with signs that nobody sees is kept without them', async ({
  shopper,
  query,
}) => {
  const signupId = await shopper.toConfirmation('seasons', {
    lastName: '\u202e山田\u2066',
    lastNameKana: 'やま\u200fだ',
    line1: '芝公園\u2028４−２−８\u202d',
  })
  const [row] = await query('select details::text from signups where id = $1', [signupId])
  expect(row?.details).not.toMatch(/\p{Cf}|\\u20|\n/u)
})

test('Scripts in every text about a person are text on every page, in mails and in files', async ({
  shopper,
  page,
  query,
}) => {
  const signupId = await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/checkout\/success/)
  const [found] = await query(
    `select s.customer_id as customer, s.subscription_id as subscription, t.id as token
      from signups s join tokens t on t.signup_id = s.id where s.id = $1`,
    [signupId],
  )
  const mails = async () =>
    query("select id, html from mailbox where recipient = $1 and kind = 'signup-completed'", [
      shopper.email,
    ])
  await expect.poll(async () => (await mails()).length).toBe(1)
  const [mail] = await mails()
  // The form refuses such names; they could have come from elsewhere.
  const texts = JSON.stringify(Object.fromEntries(fields.map((field) => [field, hostile])))
  await query(
    'update signups set typed = typed || $2::jsonb, details = details || $2::jsonb where id = $1',
    [signupId, texts],
  )
  await query('update subscriptions set delivery = delivery || $2::jsonb where id = $1', [
    found?.subscription,
    texts,
  ])
  await query(
    `update customers set last_name = $2, first_name = $2, last_name_kana = $2, first_name_kana = $2,
      line1 = $2, line2 = $2, locality = $2 where id = $1`,
    [found?.customer, hostile],
  )
  await query(
    "insert into notes (id, at, subject, text, staff_id) values ($3, now(), $1, $2, 'nobody')",
    [found?.customer, hostile, `note_${signupId.slice(3)}`],
  )
  await signIn(page)
  const shown: string[] = []
  for (const path of [
    `/${shopper.locale}/checkout/success?signup=${signupId}`,
    '/admin',
    '/admin/customers',
    `/admin/customers/${found?.customer}`,
    `/admin/customers/${found?.customer}?do=erase`,
    '/admin/signups',
    `/admin/signups/${signupId}`,
    '/admin/subscriptions',
    `/admin/subscriptions/${found?.subscription}`,
    '/admin/tokens',
    `/admin/tokens/${found?.token}`,
    `/admin/tokens/${found?.token}?do=disable`,
    '/admin/tokens/bulk?operation=disable&pick=all&tab=active',
    '/admin/operations/events',
    '/admin/operations/emails',
    '/admin/operations/reconcile',
    '/admin/operations/audit',
    `/admin/customers?q=${encodeURIComponent(hostile)}`,
    `/admin/operations/audit?actor=${encodeURIComponent(hostile)}`,
  ]) {
    await page.goto(path)
    expect(await page.evaluate('window.struck'), path).toBeUndefined()
    expect(await page.locator('img[src="x"]').count(), path).toBe(0)
    expect(await page.locator('svg :text("onerror")').count(), path).toBe(0)
    if ((await page.locator('body').innerText()).includes(hostile)) shown.push(path)
  }
  expect(shown.length).toBeGreaterThan(8)

  await query('delete from mailbox where id = $1', [mail?.id])
  await query("update emails set status = 'queued', next_try_at = now() where id = $1", [mail?.id])
  await expect.poll(async () => (await mails()).length).toBe(1)
  await page.goto(`/mailbox/html/${mail?.id}`)
  expect(await page.evaluate('window.struck')).toBeUndefined()
  expect(await page.locator('body').innerText()).toContain(hostile)

  for (const list of ['customers', 'signups', 'subscriptions', 'tokens', 'emails']) {
    const file = await (await page.request.get(`/admin/export/${list}`)).text()
    expect(file, list).toContain(hostile.replaceAll('"', '""'))
  }
})
