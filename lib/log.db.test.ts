import pino from 'pino'
import { expect, test } from 'vitest'
import { db } from './db/client.ts'
import { inTransaction } from './db/in-transaction.ts'
import { startLog } from './log.ts'

/** What the log says of what `work` throws. */
async function logged(work: () => Promise<unknown>): Promise<Record<string, unknown>> {
  const lines: string[] = []
  const log = startLog(pino({ base: null }, { write: (line) => lines.push(line) }))
  await work().catch((error: unknown) => log('error', 'work failed', { job: 'emails', error }))
  return JSON.parse(lines.join(''))
}

const email = 'taro@example.jp'

test.each([
  ['a statement', () => db().$queryRaw`select ${email}::text::int`],
  ['a transaction', () => inTransaction((tx) => tx.$queryRaw`select ${email}::text::int`)],
])('of %s that quotes a person, PostgreSQL’s code and our line', async (_name, work) => {
  const line = await logged(work)
  expect(JSON.stringify(line)).not.toContain(email)
  expect(line).toMatchObject({
    errorName: 'PrismaClientKnownRequestError',
    errorCode: 'P2010',
    causes: ['DriverAdapterError', '22P02'],
    frames: expect.arrayContaining([expect.stringMatching(/^lib\/log\.db\.test\.ts:\d+$/)]),
  })
})

test('of a row that is there already, Prisma’s code', async () => {
  const row = { key: email, startsAt: new Date(0), count: 1 }
  const line = await logged(() => db().rateLimit.createMany({ data: [row, row] }))
  expect(JSON.stringify(line)).not.toContain(email)
  expect(line).toMatchObject({ errorCode: 'P2002' })
})
