import type { StaffRole } from '#lib/auth/roles.ts'
import { staffAuth } from '#lib/auth/staff-auth.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { randomText } from '#lib/ids.ts'

/** As better-auth keeps it. Slow on purpose, so never inside a transaction. */
export async function hashPassword(text: string): Promise<string> {
  const { password } = await staffAuth().$context
  return password.hash(text)
}

/** Somebody new who can sign in with a password. Answers the id; null where the address is staff already. */
export async function makeStaff(
  person: { email: string; name: string; role: StaffRole; passwordHash: string },
  tx: Pick<Prisma.TransactionClient, '$executeRaw' | 'staffAccount'>,
): Promise<string | null> {
  const { email, name, role, passwordHash } = person
  const id = randomText(32)
  const made = await tx.$executeRaw`
    insert into staff (id, email, email_verified, name, role)
    values (${id}, ${email}, true, ${name}, ${role}::staff_role) on conflict (email) do nothing`
  if (made === 0) return null
  await tx.staffAccount.create({
    data: {
      id: randomText(32),
      userId: id,
      accountId: id,
      providerId: 'credential',
      password: passwordHash,
    },
    select: { id: true },
  })
  return id
}
