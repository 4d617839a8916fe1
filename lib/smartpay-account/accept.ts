import { randomBytes } from 'node:crypto'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { env } from '#lib/env.ts'
import { ok, type Result } from '#lib/result.ts'
import { historyOf } from '#lib/states/history.ts'
import { fingerprintOf, type KeyRefusal } from './account.ts'
import { mayAskSmartpay } from './may-ask-smartpay.ts'

/**
 * Somebody says that this process's key is the shop's from now on: the same account with a new key, or the
 * day on which the shop goes live. Rows of the other mode are not touched any more; what waits for a test key on
 * that day would wait for ever, and ends.
 */
export async function acceptKey(): Promise<void> {
  const { secretKey, test } = env().smartpay
  const salt = randomBytes(32).toString('hex')
  const fingerprint = fingerprintOf(salt, secretKey)
  await inTransaction(async (tx) => {
    await tx.smartpayAccount.updateMany({ where: { test: !test }, data: { current: false } })
    await tx.$executeRaw`
      insert into smartpay_accounts (test, current, salt, fingerprint, known_at)
      values (${test}, true, ${salt}, ${fingerprint}, teiki_now())
      on conflict (test) do update set current = true, salt = excluded.salt, fingerprint = excluded.fingerprint,
        known_at = excluded.known_at`
    if (!test) await endTestSignups(tx)
    const detail = { mode: test ? 'test' : 'live' }
    await recordAudit(
      { actor: 'command', action: 'smartpay.key', subject: '-', outcome: 'done', detail },
      tx,
    )
  })
}

/** Whoever tried the shop out before it was open: nobody asks Smartpay about them again. */
async function endTestSignups(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`
    with waiting as (
      select id, status from signups where test and (status = 'submitting' or (status = 'redirected' and label is null))
      order by id for update
    ), ended as (
      update signups s set next_check_at = null, claimed_until = null, updated_at = teiki_now(),
        status = case w.status when 'submitting' then 'rejected' else w.status end,
        failure = case w.status when 'submitting' then 'unavailable' else s.failure end,
        send_unknown = s.send_unknown or w.status = 'submitting',
        label = case w.status when 'redirected' then 'abandoned'::signup_label end
      from waiting w where s.id = w.id returning s.id, w.status as was, s.status
    )
    ${historyOf('signup', {
      rows: Prisma.sql`ended`,
      from: Prisma.sql`was::text`,
      to: Prisma.sql`status::text`,
      code: 'went-live',
      actor: 'command',
    })}`
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
