import pg from 'pg'
import { expect, test } from './fixtures.ts'
import { ownShop } from './own-shop.ts'

/** The database goes away for as long as `work` runs, and every connection with it. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const url = new URL(ownShop().databaseUrl)
  const database = url.pathname.slice(1)
  const name = pg.escapeIdentifier(database)
  url.pathname = '/postgres'
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  await admin.query(`alter database ${name} allow_connections false`)
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    database,
  ])
  try {
    await work()
  } finally {
    await admin.query(`alter database ${name} allow_connections true`)
    await admin.end()
  }
}

test('A database that goes away loses nothing typed', async ({ shopper, page }) => {
  await shopper.openForm()
  await shopper.fill()
  await withoutDatabase(async () => {
    await shopper.go()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(shopper.words.form.title)
    await expect(page.locator('main')).toBeVisible()
  })
  await page.reload()
  await expect(page.locator('.problems')).toContainText(shopper.words.form.error)
  await expect(page.locator('[name="line1"]')).toHaveValue('芝公園４−２−８')
  await shopper.go()
  await page.waitForURL(/\/confirm/)
  await withoutDatabase(async () => {
    for (const box of await page.locator('input[type="checkbox"][required]').all())
      await box.check()
    await shopper.go()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(
      shopper.words.confirm.title,
    )
  })
  await page.reload()
  await shopper.tickAndConfirm()
  await page.waitForURL(/checkout_test_/)
})
