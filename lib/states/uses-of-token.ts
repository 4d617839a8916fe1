import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { overSubscriptions } from './subscription.ts'

/** How many subscriptions that are not over use the token of this id: through an index of its own. */
export function usesOf(tokenId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(select count(*)::int from subscriptions use
    where use.token_id = ${tokenId} and use.status not in ${anyOf(overSubscriptions)})`
}
