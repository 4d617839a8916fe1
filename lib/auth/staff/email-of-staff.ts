import { db } from '#lib/db/client.ts'

export async function emailOfStaff(id: string): Promise<string> {
  const { email } = await db().staff.findUniqueOrThrow({ where: { id }, select: { email: true } })
  return email
}
