import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { limitRole, readLimits } from '#lib/db/role-limits.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { type Pooler, startPooler } from '#lib/db/testing-pooler.ts'
import { run as migrate } from './db-migrate.ts'
import { checkLimits } from './doctor/limits.ts'

const limited = { statementMs: 15_000, lockMs: 10_000, idleMs: 15_000 }
let pooler: Pooler

beforeAll(async () => {
  pooler = await startPooler(testDatabaseUrl)
  process.env.DATABASE_URL = pooler.url
})

afterAll(async () => {
  await closeDatabase()
  await pooler.stop()
})

describe('behind a pooler', () => {
  test('every transaction has limits, whatever the role has', async () => {
    const held = await inTransaction(
      (tx) => tx.$queryRaw`
      select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
        current_setting('idle_in_transaction_session_timeout') as idle, current_setting('jit') as jit`,
    )
    expect(held).toEqual([{ statement: '15s', lock: '10s', idle: '15s', jit: 'off' }])
    expect(await readLimits()).toMatchObject({ statementMs: 0, lockMs: 0, idleMs: 0 })
  })

  test('a transaction that Prisma makes by itself has them, too', async () => {
    const lock = () =>
      db().$queryRaw<{ lock: string }[]>`select current_setting('lock_timeout') as lock`
    expect(await db().$transaction([lock(), lock()])).toEqual([
      [{ lock: '10s' }],
      [{ lock: '10s' }],
    ])
  })

  test('doctor says that single statements have none, and what gives them some', async () => {
    expect(await checkLimits()).toEqual({
      good: false,
      says: 'no limit for a statement, no limit for a lock, no limit for a transaction that does nothing',
      mend: expect.stringMatching(
        /^npm run db:migrate, or .*\n {2}alter role "postgres" in database "w_/,
      ),
    })
  })

  test('db:migrate gives the role its limits, which new connections bring', async () => {
    await migrate()
    expect(await checkLimits()).toMatchObject({
      good: false,
      mend: expect.stringMatching(/^restart the pooler/),
    })
    await pooler.renew()
    await closeDatabase()
    expect(await readLimits()).toMatchObject(limited)
    expect(await db().$queryRaw`show jit`).toEqual([{ jit: 'off' }])
    expect(await checkLimits()).toEqual({
      good: true,
      says: '15 s for a statement, 10 s for a lock, 15 s for a transaction that does nothing',
    })
  })

  test('many at once share its few connections', async () => {
    const count = (tx: Pick<ReturnType<typeof db>, 'plan'>) =>
      tx.plan.count({ where: { position: 7 } })
    const counts = await Promise.all(
      [...Array(40).keys()].map((n) => (n % 2 ? inTransaction(count) : count(db()))),
    )
    expect(counts).toEqual(Array(40).fill(0))
  })

  test('setting the limits again changes nothing', async () => {
    expect(await limitRole(testDatabaseUrl)).toBe(true)
    expect(await readLimits()).toMatchObject(limited)
  })
})
