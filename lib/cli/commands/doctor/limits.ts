import { limitStatements, readLimits } from '#lib/db/role-limits.ts'
import type { Finding } from './finding.ts'

/** Asked through the app's own connection, and so through the pooler where there is one. */
export async function checkLimits(): Promise<Finding> {
  const { role, name, atRole, ...held } = await readLimits()
  const { statementMs, lockMs, idleMs } = held
  const says = `${shown(statementMs)} for a statement, ${shown(lockMs)} for a lock, ${shown(idleMs)} for a transaction that does nothing`
  if (Object.values(held).every((ms) => ms > 0)) return { good: true, says }
  if (atRole)
    return {
      good: false,
      says: `${says}: the pooler still uses connections that are older than the limits`,
      mend: 'restart the pooler, or wait until it has renewed its connections (PgBouncer: an hour)',
    }
  const byHand = `${limitStatements(role, name).join('; ')};`
  return { good: false, says, mend: `npm run db:migrate, or as an administrator:\n  ${byHand}` }
}

function shown(ms: number): string {
  return ms === 0 ? 'no limit' : `${ms / 1_000} s`
}
