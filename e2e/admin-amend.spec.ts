import { amendWords } from '#app/(admin)/admin/(desk)/subscriptions/[id]/_amend/amend-messages.ts'
import { amendmentPageWords } from '#app/[locale]/(shop)/amendment/[id]/messages.ts'
import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

// The second factor is told by a command that starts for it, twice as long as a journey on a busy machine.

test('Another quantity is proposed by staff, and counts once the shopper agrees by the link in the mail', async ({
  shopper,
  page,
  browser,
  query,
}) => {
  const words = amendWords[shopper.locale]
  const answers = amendmentPageWords[shopper.locale]
  const signupId = await shopper.toCheckout('drip')
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  const [row] = await query('select subscription_id as id from signups where id = $1', [signupId])
  const id = `${row?.id}`
  const quantity = async () => {
    const [now] = await query('select quantity from subscriptions where id = $1', [id])
    return Number(now?.quantity)
  }
  await signIn(page, { to: `/admin/subscriptions/${id}` })
  await page.getByRole('link', { name: words.act }).click()
  await page.getByRole('button', { name: words.show }).click()
  await expect(page.getByText(words.flash['nothing-changes'])).toBeVisible()
  await page.getByLabel(words.quantity).fill('99')
  await page.getByRole('button', { name: words.show }).click()
  await expect(page.getByText(words.flash['quantity-too-high'])).toBeVisible()
  await page.getByLabel(words.quantity).fill('2')
  await page.getByRole('button', { name: words.show }).click()
  await page.getByRole('button', { name: words.confirm }).click()
  await expect(page.getByText(words.flash['amendment-proposed'])).toBeVisible()
  await expect(page.getByRole('button', { name: words.withdraw })).toBeVisible()
  expect(await quantity()).toBe(1)

  const link = async () => {
    const [mail] = await query(
      `select text from mailbox where recipient = $1 and kind = 'amendment-proposed'`,
      [shopper.email],
    )
    return /http\S+\/amendment\/\S+/.exec(`${mail?.text}`)?.[0] ?? ''
  }
  await expect.poll(link).not.toBe('')
  // Somebody else's browser: the link alone is the proof.
  const context = await browser.newContext({ javaScriptEnabled: false })
  const phone = await context.newPage()
  await phone.goto((await link()).replace(/key=./, 'key=x'))
  await expect(phone.getByRole('button', { name: answers.agree })).toHaveCount(0)
  await phone.goto(await link())
  await phone.getByRole('button', { name: answers.agree }).click()
  await expect(phone.getByRole('heading', { name: answers.ends.agreed.title })).toBeVisible()
  expect(await quantity()).toBe(2)
  await context.close()
  await page.reload()
  await expect(page.getByRole('button', { name: words.withdraw })).toHaveCount(0)
})
