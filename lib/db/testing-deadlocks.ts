import { beforeAll } from 'vitest'
import { closeDatabase, db } from './client.ts'

/** In this file's database PostgreSQL looks for a deadlock at once, not after a second. */
export function checkForDeadlocksAtOnce(): void {
  beforeAll(async () => {
    await db().$executeRawUnsafe(`do $$ begin
      execute format('alter database %I set deadlock_timeout = 20', current_database()); end $$`)
    await closeDatabase()
  })
}
