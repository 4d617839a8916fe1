import pg from 'pg'
import { migrate } from '#lib/db/migrate.ts'
import { env } from '#lib/env.ts'
import { run as seed } from './db-seed.ts'

/** `npm run db:reset`: empties a local database, migrates it and loads the demo shop. */
export async function run(): Promise<void> {
  const { databaseUrl, localRun } = env()
  const { hostname } = new URL(databaseUrl)
  if (!localRun || !['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
    throw new Error('db:reset only empties a local database of a local run (LOCAL_RUN=1)')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('drop schema public cascade; create schema public')
  await client.end()
  await migrate(databaseUrl)
  await seed(['prisma/demo-shop.json'])
}
