import { ensureLocalOwner } from '#lib/auth/local-owner.ts'
import { closeDatabase } from '#lib/db/client.ts'

/** A local run's own login; not for people. */
export async function run(): Promise<void> {
  try {
    await ensureLocalOwner()
  } finally {
    await closeDatabase()
  }
}
