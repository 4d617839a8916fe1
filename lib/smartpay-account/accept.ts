import { randomBytes } from 'node:crypto'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { env } from '#lib/env.ts'
import { ok, type Result } from '#lib/result.ts'
import { fingerprintOf, type KeyRefusal } from './account.ts'
import { mayAskSmartpay } from './may-ask-smartpay.ts'

/**
 * Somebody says that this process's key is the shop's from now on: the same account with a new key, or the
 * day on which the shop goes live. Rows of the other mode stay as they are and are not touched any more.
 */
export async function acceptKey(): Promise<void> {
  const { secretKey, test } = env().smartpay
  const salt = randomBytes(32).toString('hex')
  const fingerprint = fingerprintOf(salt, secretKey)
  await inTransaction(async (tx) => {
    await tx.$executeRaw`update smartpay_accounts set current = false where test <> ${test}`
    await tx.$executeRaw`
      insert into smartpay_accounts (test, current, salt, fingerprint, known_at)
      values (${test}, true, ${salt}, ${fingerprint}, teiki_now())
      on conflict (test) do update set current = true, salt = excluded.salt, fingerprint = excluded.fingerprint,
        known_at = excluded.known_at`
    const detail = { mode: test ? 'test' : 'live' }
    await recordAudit(
      { actor: 'command', action: 'smartpay.key', subject: '-', outcome: 'done', detail },
      tx,
    )
  })
}

/** Long enough for two looks at every token, also by one daily call. */
const believedFor = '3 days'

/**
 * Somebody says that the missing tokens really are gone: for three days any number is believed. With a key that is
 * not the shop's nobody can have seen that.
 */
export async function acceptMissing(): Promise<Result<'accepted', KeyRefusal>> {
  const may = await mayAskSmartpay()
  if (!may.ok) return may
  await inTransaction(async (tx) => {
    await tx.$executeRaw`
      update smartpay_accounts set stopped_at = null, believed_until = teiki_now() + ${believedFor}::interval
      where test = ${may.value.test}`
    await recordAudit(
      { actor: 'command', action: 'smartpay.missing', subject: '-', outcome: 'done' },
      tx,
    )
  })
  return ok('accepted')
}
