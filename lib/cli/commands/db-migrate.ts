import { migrate } from '#lib/db/migrate.ts'
import { limitRole } from '#lib/db/role-limits.ts'
import { env } from '#lib/env.ts'

/**
 * `npm run db:migrate`: applies what is missing over DIRECT_URL, or DATABASE_URL. Where a pooler stands
 * before the database the app's role gets its limits, which no connection could bring along.
 */
export async function run(): Promise<void> {
  const applied = await migrate(env().directUrl)
  console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'The database is up to date.')
  if (env().pooled && !(await limitRole(env().databaseUrl)))
    console.log(
      'The role of DATABASE_URL may not set its own limits: npm run doctor says what an administrator does.',
    )
}
