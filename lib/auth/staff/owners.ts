import { z } from 'zod'
import { type Client, rows } from '#lib/db/rows.ts'

const ownerSchema = z.object({ id: z.string() })

/**
 * Whether somebody else would remain who may manage the staff. The owners' rows stay locked until the
 * transaction ends, so that two owners cannot remove each other at once.
 */
export async function anotherOwnerThan(staffId: string, tx: Client): Promise<boolean> {
  const owners = await rows(tx, ownerSchema)`
    select id from staff where role = 'owner' and removed_at is null order by id for update`
  return owners.some(({ id }) => id !== staffId)
}
