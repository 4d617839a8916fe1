import { expect, test } from './fixtures.ts'
import { signIn } from './staff.ts'

/** Where a bookmark from before leads, with its query. */
const moved = [
  ['/admin/running', '/admin/operations'],
  ['/admin/running/events?tab=parked', '/admin/operations/events?tab=parked'],
  ['/admin/running/deliveries', '/admin/operations/deliveries'],
  ['/admin/running/mails?tab=undelivered', '/admin/operations/emails?tab=undelivered'],
  ['/admin/running/reconcile', '/admin/operations/reconcile'],
  ['/admin/running/audit?actor=nobody', '/admin/operations/audit?actor=nobody'],
  ['/admin/subscriptions?tab=by_hand&sort=oldest', '/admin/subscriptions?tab=offline&sort=oldest'],
  ['/admin/show-again?next=/admin/tokens', '/admin/re-authenticate?next=/admin/tokens'],
  ['/admin/away?next=/admin/tokens', '/admin/unavailable?next=/admin/tokens'],
] as const
const movedFiles = [
  ['/admin/export/running?charset=utf-8', 'operations'],
  ['/admin/export/mails?tab=sent&charset=utf-8', 'emails'],
  ['/admin/export/subscriptions?tab=by_hand', 'subscriptions'],
] as const

test('An old bookmark of the staff arrives at the page of today', async ({ page, baseURL }) => {
  await signIn(page)
  for (const [before, now] of moved) {
    const answer = await page.goto(before)
    expect(answer?.status(), before).toBe(200)
    expect(page.url(), before).toBe(`${baseURL}${now}`)
    await expect(page.getByRole('heading', { level: 1 }), before).toBeVisible()
    const first = await page.request.get(before, { maxRedirects: 0 })
    expect(first.status(), before).toBe(308)
  }
  for (const [before, list] of movedFiles) {
    const answer = await page.request.get(before)
    expect(answer.status(), before).toBe(200)
    expect(answer.headers()['content-disposition'], before).toContain(`filename="${list}-`)
  }
})
