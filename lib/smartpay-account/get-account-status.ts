import { db } from '#lib/db/client.ts'
import type { KeyRefusal } from './account.ts'
import { mayAskSmartpay } from './may-ask-smartpay.ts'

/** How this process stands with the shop's account at Smartpay. */
type AccountStanding = {
  /** Null: its key is the shop's. */
  refusal: KeyRefusal | null
  /** Smartpay was heard with the key. */
  known: boolean
  /** Since when too many tokens are missing for any to be believed missing. */
  stoppedAt: Date | null
  /** How many tokens Smartpay does not know, though they count as usable here. */
  missing: number
}

export async function getAccountStatus(): Promise<AccountStanding> {
  const [may, account] = await Promise.all([
    mayAskSmartpay(),
    db().smartpayAccount.findFirst({
      where: { current: true },
      select: { test: true, stoppedAt: true },
    }),
  ])
  const missing = account
    ? await db().token.count({
        where: {
          test: account.test,
          missingSince: { not: null },
          status: { in: ['active', 'disabled'] },
        },
      })
    : 0
  return {
    refusal: may.ok ? null : may.reason,
    known: may.ok && may.value.known,
    stoppedAt: account?.stoppedAt ?? null,
    missing,
  }
}
