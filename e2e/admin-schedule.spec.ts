import { scheduleWords } from '#app/(admin)/admin/(desk)/subscriptions/[id]/schedule-messages.ts'
import { subscriptionWords } from '#app/(admin)/admin/(desk)/subscriptions/messages.ts'
import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

// The second factor is told by a command that starts for it, twice as long as a journey on a busy machine.

test('A caller skips an order, moves the next one, and pauses: each is shown before it is done', async ({
  shopper,
  page,
  query,
}) => {
  const words = scheduleWords[shopper.locale]
  const signupId = await shopper.toCheckout('drip')
  await shopper.atCheckout('approve')
  await page.waitForURL(/\/success/)
  const [row] = await query('select subscription_id as id from signups where id = $1', [signupId])
  const path = `/admin/subscriptions/${row?.id}`
  const cycles = () =>
    query(
      `select index, due_on::text as day, status::text from cycles where subscription_id = $1 order by index`,
      [`${row?.id}`],
    )
  const before = await cycles()
  await signIn(page, { to: path })
  const done = page.getByRole('status').filter({ hasText: words.flash['schedule-changed'] })

  await page.locator('#orders').getByRole('link', { name: words.acts.skip }).first().click()
  await expect(page.locator('.dialog h2')).toHaveText(
    words.titles.skip(subscriptionWords[shopper.locale].times(2)),
  )
  await page.getByRole('button', { name: words.confirm.skip }).click()
  await expect(done).toBeVisible()
  expect((await cycles()).map(({ status }) => status)).toEqual(['ordered', 'skipped', 'scheduled'])

  await page.locator('#orders').getByRole('link', { name: words.acts['take-back-skip'] }).click()
  await page.getByRole('button', { name: words.confirm['take-back-skip'] }).click()
  await expect(done).toBeVisible()
  expect((await cycles()).slice(0, 2)).toEqual(before)

  await page.locator('#orders').getByRole('link', { name: words.acts.move }).first().click()
  await page.fill('#day', '2020-01-01')
  await page
    .locator('#day')
    .evaluate((input) => input.closest('form')?.setAttribute('novalidate', ''))
  await page.getByRole('button', { name: words.choose.show }).click()
  await expect(page.getByText(words.flash['day-too-near'])).toBeVisible()
  await expect(page.locator('#day')).toHaveValue('2020-01-01')
  const [later] = await query(
    `select (due_on + 3)::text as day from cycles where subscription_id = $1 and index = 1`,
    [`${row?.id}`],
  )
  await page.fill('#day', `${later?.day}`)
  await page.getByRole('button', { name: words.choose.show }).click()
  await page.getByRole('button', { name: words.confirm.move }).click()
  await expect(done).toBeVisible()
  expect((await cycles())[1]).toEqual({ index: 1, day: later?.day, status: 'scheduled' })

  await page.getByRole('link', { name: words.acts.pause }).click()
  await page.getByRole('button', { name: words.choose.show }).click()
  await page.getByRole('button', { name: words.confirm.pause }).click()
  await expect(page.locator('.alert')).toContainText(words.pausedWithoutEnd)
  await page.getByRole('link', { name: words.acts.resume }).click()
  await page.getByRole('button', { name: words.confirm.resume }).click()
  await expect(done).toBeVisible()
  expect((await cycles())[1]).toEqual({ index: 1, day: later?.day, status: 'scheduled' })
})
