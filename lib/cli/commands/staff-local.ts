import { acceptUnmarked } from '#lib/audit/accept-audit.ts'
import { ensureLocalOwner } from '#lib/auth/staff/local-owner.ts'
import { closeDatabase } from '#lib/db/client.ts'

/** A local run's own login; not for people. */
export async function run(): Promise<void> {
  try {
    // A run from before the audit log had an end mark; on this machine nobody has to say so.
    await acceptUnmarked()
    await ensureLocalOwner()
  } finally {
    await closeDatabase()
  }
}
