import { findings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { looks } from './matrix.ts'
import { signIn } from './staff.ts'

test('Axe finds nothing in the admin, in both widths and schemes', async ({
  page,
  shopper,
  query,
}) => {
  await shopper.toCheckout()
  await shopper.atCheckout('approve')
  await page.waitForURL(/checkout\/success/)
  await page.goto('/admin/sign-in')
  const check = async (path: string) => {
    for (const { colorScheme, width } of looks) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      const state = `${path} ${colorScheme} ${width}`
      expect(await findings(page), state).toEqual([])
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect(overflow, `${state} is wider than the screen`).toBeLessThanOrEqual(0)
    }
  }
  await check('/admin/sign-in')
  await signIn(page)
  const [token] = await query(
    "select id from tokens where status = 'active' order by created_at desc limit 1",
  )
  const [running] = await query("select id from subscriptions where status = 'active' limit 1")
  const subscription = `/admin/subscriptions/${running?.id}`
  const [me] = await query("select id from staff where email = 'owner@teiki.example'")
  await query(`insert into staff_invitations (id, email, role, link_hash, invited_by, created_at, expires_at)
    values ('inv_axe', 'invited@teiki.example', 'viewer', 'x', 'command', now(), now() + interval '1 day') on conflict do nothing`)
  for (const path of [
    '/admin/re-authenticate',
    '/admin/staff',
    '/admin/staff?do=invite',
    `/admin/staff?do=role&who=${me?.id}`,
    `/admin/staff?do=remove&who=${me?.id}`,
    '/admin/account',
    '/admin/account?do=password',
    '/admin/account?do=codes',
    '/admin/account?do=factor',
    '/admin/account?do=passkey',
    '/admin/tokens?pick=page',
    '/admin/tokens?tab=unused',
    '/admin/tokens?pick=all&tab=active',
    '/admin/tokens/bulk?operation=delete&pick=all&tab=active',
    `/admin/tokens/${token?.id}`,
    `/admin/tokens/${token?.id}?do=delete`,
    '/admin/tokens/batches/none',
    '/admin/refused',
    '/admin/operations/close',
    '/admin/dispatch',
    '/admin/dispatch?tab=ahead',
    '/admin/dispatch?tab=gone',
    subscription,
    `${subscription}?do=pause`,
    `${subscription}?do=pause&until=`,
    `${subscription}?do=move&number=2`,
    `${subscription}?do=skip&number=2`,
  ]) {
    await page.goto(path)
    await check(path)
  }
})
