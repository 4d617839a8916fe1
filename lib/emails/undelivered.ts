import { Prisma } from '#lib/db/generated/client.ts'

/**
 * Mails `n` that may not have arrived although they should have. Nobody misses what was obsolete, what another mail said, or
 * what was for somebody who was erased. An index has the same words.
 */
export const undelivered = Prisma.sql`(n.status = 'unknown'
  or (n.status = 'dropped' and n.reason not in ('obsolete', 'said-before', 'erased')))`
