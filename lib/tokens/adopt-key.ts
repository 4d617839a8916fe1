import { db } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'
import { getToken } from '#lib/smartpay/tokens.ts'
import { explainKeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay, saveKey } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { openTokenId } from './token-secret.ts'

/** So many of the shop's tokens are asked for before a key counts as a stranger's. */
const mostAsked = 3
const patience = { deadlineMs: 3_000, tries: 1 }

/**
 * After Smartpay answered what any right key hears, a session or a list: makes the key the shop's, if it has
 * none yet. Where the shop holds tokens that Smartpay would show (active or disabled), one of them must be
 * known to it: the key of another account gets sessions too. False: what was just heard is not this shop's.
 */
export async function adoptKey(): Promise<boolean> {
  const may = await mayAskSmartpay()
  if (!may.ok || may.value.known) return may.ok
  const held = await db().token.findMany({
    where: { test: may.value.test, status: { in: ['active', 'disabled'] } },
    orderBy: { answeredAt: { sort: 'desc', nulls: 'last' } },
    take: mostAsked,
    select: { id: true, sealedId: true },
  })
  for (const { id, sealedId } of held) {
    const smartpayId = openTokenId(id, sealedId)
    const answer = await getToken(smartpayId, patience)
    if (answer.ok && answer.value.id === smartpayId) return saveKey()
  }
  if (held.length === 0) return saveKey()
  const { says, mend } = explainKeyRefusal('other-account', may.value.test)
  log('warn', `${says}; ${mend}`, { kind: 'unproven-key' })
  return false
}
