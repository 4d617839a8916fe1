import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { db } from './client.ts'
import type { Prisma } from './generated/client.ts'

/** One side of a deadlock always gets on, so few are needed. */
const mostTries = 6

/**
 * The way to every transaction. Where PostgreSQL ends it for the sake of another one (40P01, a deadlock;
 * 40001, a conflict of serializable ones) nothing of it has happened: `work` runs again after a short pause
 * of random length, so that the two do not meet again. Therefore `work` only speaks to the database through
 * `tx`: it calls nobody, sends nothing and leaves the variables around it alone. Throws what `work` throws.
 *
 * Rows are locked in one order everywhere: subscriptions (by id) → cycles → orders → charges → tokens
 * (by id) → signups → customers, with them the lock of an address → audit log.
 */
export async function inTransaction<Value>(
  work: (tx: Prisma.TransactionClient) => Promise<Value>,
): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await db().$transaction(work)
    } catch (error) {
      if (tries === mostTries || !isConflict(error)) throw error
      await wait(Math.random() * 20 * 2 ** tries)
    }
  }
}

const conflict = z.object({ cause: z.object({ kind: z.literal('TransactionWriteConflict') }) })
const conflictSchema = z.union([
  z.object({ code: z.literal('P2034') }),
  z.object({ meta: z.object({ driverAdapterError: conflict }) }),
  conflict,
])

/** Prisma tells it in three ways: of a model's query, of SQL by hand, and of the COMMIT. */
function isConflict(error: unknown): boolean {
  return conflictSchema.safeParse(error).success
}
