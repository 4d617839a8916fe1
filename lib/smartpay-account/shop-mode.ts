import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { env } from '#lib/env.ts'

/** Whether the shop works in test mode, whatever key this process has; its key's where the shop has no mode yet. */
export async function isShopInTestMode(): Promise<boolean> {
  const current = await db().smartpayAccount.findFirst({
    where: { current: true },
    select: { test: true },
  })
  return current?.test ?? env().smartpay.test
}

/** The same, to stand inside another query. */
export function isShopTest(): Prisma.Sql {
  return Prisma.sql`coalesce((select test from smartpay_accounts where current), ${env().smartpay.test})`
}
