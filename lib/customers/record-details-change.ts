import type { Prisma } from '#lib/db/generated/client.ts'
import { newId } from '#lib/ids.ts'
import { queueEmails } from '#lib/outbox/queue-email.ts'
import { type Contact, changedDetails } from './changed-details.ts'

type DetailsChange = {
  customerId: string
  before: Contact
  after: Contact
  /** A staff id, or `shopper`: a signup of theirs changed it. */
  actor: string
  now: Date
}

/**
 * A customer's name, address, phone or mail address became another: the customer is told by mail, where the mail address
 * itself changed at both. Nothing happens where all is as before. Inside the caller's transaction, which holds the customer and
 * changes it.
 */
export async function recordDetailsChange(
  tx: Prisma.TransactionClient,
  { customerId, before, after, actor, now }: DetailsChange,
): Promise<void> {
  const changed = changedDetails(before, after)
  if (changed.length === 0) return
  const id = newId('cch')
  const isElsewhere = changed.includes('email')
  const previousEmailAddress = isElsewhere ? before.emailAddress : null
  await tx.customerChange.create({
    data: { id, customerId, changed, previousEmailAddress, actor, at: now },
    select: { id: true },
  })
  await queueEmails(tx, 'address-changed', isElsewhere ? [id, toPrevious(id)] : [id])
}

/** The cause of the mail to the address of before. */
function toPrevious(id: string): string {
  return `${id} previous`
}
