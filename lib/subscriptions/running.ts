import { Prisma } from '#lib/db/generated/client.ts'

/** The states of a subscription that runs (`isRunning`), for `status in`: literals, as the index of those paid by hand has them. */
export const runningStatuses = Prisma.sql`('active', 'past_due', 'paused')`
