import { Prisma } from '#lib/db/generated/client.ts'

/**
 * Notices `n` that may not have arrived although they should have. Nobody misses what was obsolete, or
 * was for somebody who was erased. An index has the same words.
 */
export const undelivered = Prisma.sql`(n.status = 'unknown'
  or (n.status = 'dropped' and n.reason not in ('obsolete', 'erased')))`
