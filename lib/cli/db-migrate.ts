import { migrate } from '#lib/db/migrate.ts'
import { env } from '#lib/env.ts'

/** `npm run db:migrate`: applies what is missing over DIRECT_URL, or DATABASE_URL. */
export async function run(): Promise<void> {
  const applied = await migrate(env().directUrl)
  console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'The database is up to date.')
}
