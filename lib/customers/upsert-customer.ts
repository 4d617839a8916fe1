import { z } from 'zod'
import { emailIdentity } from '#lib/customers/fields/email.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import type { Details } from './details.ts'
import { sealPrivate } from './private-fields.ts'
import { provenBy } from './proven-by.ts'
import { recordDetailsChange } from './record-details-change.ts'

/**
 * The customer of a completed signup: one per normalised e-mail. An existing customer's details are only
 * renewed by a browser that has proven itself for that address: Smartpay approved it, or its money came. So
 * nobody overwrites a stranger, and whom nobody has proven yet gives way to who is approved. Who is overwritten hears of it by mail.
 */
export async function upsertCustomer(
  tx: Prisma.TransactionClient,
  person: {
    details: Details
    customerReference: string
    browserHash: string
    now: Date
    /** Smartpay has approved this person. */
    approved: boolean
  },
): Promise<string> {
  const { details, customerReference, browserHash, now, approved } = person
  const email = emailIdentity(details.emailAddress)
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${email}, 0))`
  const existing = await tx.customer.findUnique({ where: { email }, select: contactColumns })
  if (!existing) {
    const data = { ...columns(customerReference, details, now), email, createdAt: now }
    await tx.customer.create({ data: { id: customerReference, ...data }, select: { id: true } })
    return customerReference
  }
  const { id: customerId, ...before } = existing
  if (await mayRenew(tx, customerId, browserHash, approved)) {
    const data = columns(customerId, details, now)
    await tx.customer.update({ where: { id: customerId }, data, select: { id: true } })
    await recordDetailsChange(tx, { customerId, before, after: details, actor: 'shopper', now })
  }
  return customerId
}

const contactColumns = {
  id: true,
  emailAddress: true,
  lastName: true,
  firstName: true,
  lastNameKana: true,
  firstNameKana: true,
  phoneNumber: true,
  postalCode: true,
  administrativeArea: true,
  locality: true,
  line1: true,
  line2: true,
} as const

const provenSchema = z.object({ mine: z.number(), all: z.number() })

async function mayRenew(
  tx: Prisma.TransactionClient,
  customerId: string,
  browserHash: string,
  approved: boolean,
): Promise<boolean> {
  const { mine, all } = await requireRow(tx, provenSchema)`
    select count(*) filter (where s.browser_hash = ${browserHash} and s.customer_reference = ${customerId})::int as mine,
      count(*)::int as all
    from signups s where s.customer_id = ${customerId} and ${provenBy(Prisma.sql`s`)}`
  return mine > 0 || (approved && all === 0)
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
