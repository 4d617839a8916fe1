import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { db } from './client.ts'
import { Prisma } from './generated/client.ts'
import { inTransaction } from './in-transaction.ts'
import { requireRow, row, rows } from './rows.ts'

const numberSchema = z.object({ n: z.number() })
const personSchema = z.object({ id: z.string(), emailAddress: z.email() })

/** What is thrown when the only row holds a text where a mail address should be. */
function unreadable(): Promise<unknown> {
  const read = row(db(), personSchema)
  return read`
    select 'cus_1' as id, ${'taro yamada'} as "emailAddress" from plans right join (select) one on true`.catch(
    (error: unknown) => error,
  )
}

describe('rows', () => {
  test('makes parameters of values and text of fragments', async () => {
    const from = Prisma.sql`generate_series(${2}::int, ${4}::int) as n`
    expect(await rows(db(), numberSchema)`select n from ${from} where n <> ${3}`).toEqual([
      { n: 2 },
      { n: 4 },
    ])
    const quoted = await row(db(), z.object({ text: z.string() }))`select ${"'; select"} as text`
    expect(quoted).toEqual({ text: "'; select" })
  })

  test('takes a fragment that is the whole statement', async () => {
    const whole = Prisma.sql`select ${1}::int as n`
    expect(await rows(db(), numberSchema)`${whole}`).toEqual([{ n: 1 }])
  })

  test('reads in a transaction what the transaction wrote', async () => {
    const found = await inTransaction(async (tx) => {
      await tx.plan.create({ data: { id: 'p', slug: 'p', status: 'draft', position: 7 } })
      return row(tx, numberSchema)`select position as n from plans where id = 'p'`
    })
    expect(found).toEqual({ n: 7 })
  })

  test('answers what the schema makes of a row, and no column that it does not name', async () => {
    const double = z.object({ n: z.number().transform((n) => 2 * n) })
    expect(await rows(db(), double)`select 2 as n, 3 as m`).toEqual([{ n: 4 }])
  })
})

test('without a row one is null, and one that must be there throws', async () => {
  expect(await row(db(), numberSchema)`select position as n from plans where false`).toBeNull()
  const must = requireRow(db(), numberSchema)`select position as n from plans where false`
  await expect(must).rejects.toThrow(new AppError('A statement found no row', { table: 'plans' }))
})

describe('a row that does not fit', () => {
  test('is told by table and column', async () => {
    const error = await unreadable()
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({
      sentence: 'A row does not fit its schema',
      fields: { table: 'plans', column: 'emailAddress', code: 'invalid_format' },
    })
  })

  test('tells nothing of what it holds', async () => {
    const error = await unreadable()
    const told = error instanceof Error ? `${error.stack} ${JSON.stringify(error)}` : ''
    expect(told).toContain('rows.db.test.ts')
    expect(told).not.toMatch(/taro|cus_1/)
    expect(error).not.toHaveProperty('cause')
  })

  test('names the table of a write, and of a CTE the first', async () => {
    const tableOf = async (statement: Prisma.Sql) => {
      const error: unknown = await row(db(), z.object({ n: z.string() }))`${statement}`.catch(
        (e) => e,
      )
      return error instanceof AppError ? error.fields.table : undefined
    }
    await db().plan.create({ data: { id: 'q', slug: 'q', status: 'draft', position: 1 } })
    expect(
      await tableOf(
        Prisma.sql`update plans set position = 2 where id = 'q' returning position as n`,
      ),
    ).toBe('plans')
    const cte = Prisma.sql`
      with one as (select extract(year from now())::int as n, id from plans) select n from one`
    expect(await tableOf(cte)).toBe('plans')
  })
})
