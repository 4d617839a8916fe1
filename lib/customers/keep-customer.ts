import type { Prisma } from '#lib/db/generated/client.ts'
import type { Details } from './details.ts'
import { emailIdentity } from './email.ts'
import { sealPrivate } from './private-fields.ts'

/**
 * The customer of an approved signup: one per normalised e-mail. An existing customer's details are only
 * renewed by the browser whose signup made them a customer, so that nobody overwrites a stranger.
 */
export async function keepCustomer(
  tx: Prisma.TransactionClient,
  person: { details: Details; customerReference: string; browserHash: string; now: Date },
): Promise<string> {
  const { details, customerReference, browserHash, now } = person
  const email = emailIdentity(details.emailAddress)
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${email}, 0))`
  const existing = await tx.customer.findUnique({ where: { email }, select: { id: true } })
  if (!existing) {
    const data = { ...columns(customerReference, details, now), email, createdAt: now }
    await tx.customer.create({ data: { id: customerReference, ...data }, select: { id: true } })
    return customerReference
  }
  const proven = await tx.signup.count({
    where: { browserHash, customerReference: existing.id, status: 'completed' },
  })
  if (proven > 0)
    await tx.customer.update({
      where: { id: existing.id },
      data: columns(existing.id, details, now),
      select: { id: true },
    })
  return existing.id
}

function columns(customerId: string, details: Details, now: Date) {
  const { dateOfBirth, legalGender, line2, ...rest } = sealPrivate(customerId, details)
  return {
    ...rest,
    line2: line2 ?? '',
    dateOfBirth: dateOfBirth ?? null,
    legalGender: legalGender ?? null,
    updatedAt: now,
  }
}
