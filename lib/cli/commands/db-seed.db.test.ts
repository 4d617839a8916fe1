import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '#lib/db/client.ts'
import { redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { root } from '../local/install.mjs'
import { run as seed } from './db-seed.ts'

type File = {
  shop: Record<string, unknown>
  plans: { slug: string; content: Record<string, unknown> }[]
}

withSmartpay()

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'teiki-seed-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(async () => {
  await printed(seed(['prisma/demo-shop.json'], {}))
})

function shop(change: (file: File) => void): string {
  const file: File = JSON.parse(readFileSync(path.join(root, 'prisma/demo-shop.json'), 'utf8'))
  change(file)
  const to = path.join(folder, 'shop.json')
  writeFileSync(to, JSON.stringify(file))
  return to
}

async function printed(work: Promise<void>): Promise<string[]> {
  const spy = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  spy.mockClear()
  await work
  const lines = spy.mock.calls.map(([line]) => String(line))
  spy.mockRestore()
  return lines
}

async function plans() {
  return db().plan.findMany({
    select: { slug: true, status: true, currentVersion: { select: { number: true } } },
    orderBy: { slug: 'asc' },
  })
}

describe('db:seed', () => {
  test('refuses two plans of one slug before anything is written', async () => {
    const before = await plans()
    const twice = shop((file) => Object.assign(file.plans[1] ?? {}, { slug: 'seasons' }))
    await expect(seed([twice], {})).rejects.toThrow(/nothing was written:\n {2}Plans 1 and 2/)
    expect(await plans()).toEqual(before)
  })

  test('refuses a cut-off that may lie before the order that comes earlier', async () => {
    const early = shop((file) =>
      Object.assign(file.plans[3]?.content ?? {}, { cutOff: { days: 29, count: 'calendar' } }),
    )
    await expect(seed([early], {})).rejects.toThrow(
      /content\.cutOff\.days \(plan “drip”\): .* 28 days apart/,
    )
  })

  test('gives one true error for a file that is not there, and for one that is not JSON', async () => {
    await expect(seed(['no/such.json'], {})).rejects.toThrow('There is no file no/such.json')
    const broken = path.join(folder, 'broken.json')
    writeFileSync(broken, '{ "shop": ')
    await expect(seed([broken], {})).rejects.toThrow(/broken.json is not JSON: /)
  })

  test('a dry run says what changes and who keeps what, and writes nothing', async () => {
    const { signupId } = await redirected('keeps')
    await db().$executeRaw`update subscriptions set status = 'active'
      where id = (select subscription_id from signups where id = ${signupId})`
    const [agreed] = await db().$queryRaw<{ slug: string }[]>`
      select p.slug from signups s join plan_versions v on v.id = s.plan_version_id join plans p on p.id = v.plan_id
      where s.id = ${signupId}`
    const before = await plans()
    const changed = shop((file) => {
      Object.assign(file.shop, { phone: '0120-111-111' })
      file.plans = file.plans.filter(({ slug }) => slug !== 'drip')
      for (const plan of file.plans)
        if (plan.slug === agreed?.slug) Object.assign(plan.content, { shippingFeeMinor: 550 })
    })
    const lines = await printed(seed([changed], { 'dry-run': true }))
    expect(lines).toContain('  phone: "0120-000-000" → "0120-111-111"')
    expect(lines).toContain(
      `Plan ${agreed?.slug}: changed; 1 running subscription keeps what it agreed to`,
    )
    expect(lines).toContain('  content.shippingFeeMinor: 0 → 550')
    expect(lines).toContain('Plan drip: not in the file, so it is not sold any more')
    expect(lines.at(-1)).toBe('Nothing was written.')
    const nowhere = shop(({ shop: facts }) => Object.assign(facts, { timeZone: 'Asia/Nowhere' }))
    await expect(printed(seed([nowhere], { 'dry-run': true }))).rejects.toThrow('Asia/Nowhere')
    expect(await plans()).toEqual(before)
  })
})
