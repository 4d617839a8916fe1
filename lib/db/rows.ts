import type { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { Prisma } from './generated/client.ts'

/** `db()` or a transaction. */
export type Client = Pick<Prisma.TransactionClient, '$queryRaw'>

/** Values of the template become parameters; a `Prisma.Sql` among them becomes a part of the text. */
type Statement<Answer> = (texts: TemplateStringsArray, ...values: unknown[]) => Promise<Answer>

/**
 * All rows of a statement by hand, each parsed by the schema: rows(db(), planSchema)`select id, slug from plans`.
 *
 * By hand: joins, CTEs, locks, `skip locked`, `returning`, aggregates, and every write whose time the database
 * says (`teiki_now()`). One table by plain conditions and values: the model API (`findUnique`, `updateMany`), where
 * the compiler checks the names. A statement of which only the number of rows counts, changed or locked: `$executeRaw`.
 */
export function rows<Row>(client: Client, schema: z.ZodType<Row>): Statement<Row[]> {
  return async (texts, ...values) => {
    const statement = Prisma.sql(texts, ...values)
    const found = await client.$queryRaw<unknown[]>(statement)
    return found.map((one) => parse(schema, one, statement))
  }
}

/** The first row of a statement; null where there is none. */
export function row<Row>(client: Client, schema: z.ZodType<Row>): Statement<Row | null> {
  return async (texts, ...values) => {
    const [first = null] = await rows(client, schema)(texts, ...values)
    return first
  }
}

/** The first row of a statement that always has one. */
export function requireRow<Row>(client: Client, schema: z.ZodType<Row>): Statement<Row> {
  return async (texts, ...values) => {
    const [first] = await rows(client, schema)(texts, ...values)
    if (first === undefined)
      throw new AppError('A statement found no row', {
        table: tableIn(Prisma.sql(texts, ...values)),
      })
    return first
  }
}

/** What the row holds stays out of the error: the schema's own message may quote it. */
function parse<Row>(schema: z.ZodType<Row>, one: unknown, statement: Prisma.Sql): Row {
  const parsed = schema.safeParse(one)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const column = issue?.path[0]
  throw new AppError('A row does not fit its schema', {
    table: tableIn(statement),
    column: column === undefined ? undefined : String(column),
    code: issue?.code,
  })
}

/** The table that the statement names first; of values its text has only numbers. */
function tableIn({ text }: Prisma.Sql): string | undefined {
  return /\b(?:from|into|update|join)\s+([a-z_]+)\b(?!\()/.exec(text)?.[1]
}
