import pg from 'pg'
import { testDatabaseUrl } from './testing.ts'

/** A connection to this file's database that nothing hurries: for what only prepares a test. */
export async function withoutLimits(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** Many rows at once. On a busy machine they take longer than the app gives a statement. */
export async function addRows(texts: TemplateStringsArray, ...values: unknown[]): Promise<void> {
  const text = texts.reduce((sql, part, index) => `${sql}$${index}${part}`)
  await withoutLimits((client) => client.query(text, values))
}
