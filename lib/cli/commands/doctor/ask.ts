import pg from 'pg'
import { env } from '#lib/env.ts'

/** One value of the database: the column `answer`, of the one statement that answers rows. */
export async function ask(sql: string, connectionString = env().databaseUrl): Promise<unknown> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 5_000,
  })
  await client.connect()
  try {
    const answer: pg.QueryResult | pg.QueryResult[] = await client.query(sql)
    const rows = [answer].flat().flatMap((result) => result.rows)
    return rows[0]?.answer ?? null
  } finally {
    await client.end()
  }
}
