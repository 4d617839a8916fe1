import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, db } from '#lib/db/client.ts'
import { moveClock, unlockClock } from '#lib/db/local-clock.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { root } from '../local/install.mjs'

let dataDir = ''
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'teiki-reset-'))
})
afterAll(() => rmSync(dataDir, { recursive: true }))

function reset(settings: Record<string, string> = {}) {
  return spawnSync(process.execPath, ['lib/cli/start.mjs', 'db:reset', '--yes'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir, NODE_ENV: 'production', ...settings },
  })
}

test('a deployment is never emptied', () => {
  const { status, stderr } = reset({ LOCAL_RUN: '', APP_URL: 'https://shop.example' })
  expect(status).toBe(1)
  expect(stderr).toContain('LOCAL_RUN')
})

test('whoever uses the database is not left half alive', async () => {
  await unlockClock(testDatabaseUrl)
  await moveClock(1_000)
  const { status, stderr } = reset()
  expect(status).toBe(1)
  expect(stderr).toContain('programs use this database')
})

test('afterwards the shop is whole: plans, an owner who can sign in, and real time', async () => {
  await closeDatabase()
  const { status, stderr } = reset()
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const [row] = await db().$queryRaw<object[]>`
    select (select count(*)::int from plans where status = 'published') as plans,
      (select count(*)::int from staff s join staff_accounts a on a.user_id = s.id
        join staff_two_factors f on f.user_id = s.id where s.role = 'owner') as owners,
      (select offset_ms::int from clock) as offset`
  expect(row).toEqual({ plans: 5, owners: 1, offset: 0 })
})
