import { seal } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { newId } from '#lib/ids.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { type Comparison, reconcileTokens, type TokenDifference } from './reconcile-tokens.ts'

export type KeptDrifts = { here: number; there: number; differences: number } | { failed: string }

/**
 * Compares both sides and keeps the result in place of the last one, so that looking at it asks nobody.
 * Where Smartpay does not answer, the last result stays.
 */
export async function keepDrifts(): Promise<KeptDrifts> {
  const may = await mayAskSmartpay()
  if (!may.ok) return { failed: may.reason }
  const [clock] = await db().$queryRaw<{ began: Date }[]>`select teiki_now() as began`
  const compared = await reconcileTokens()
  if (!compared.ok) return { failed: compared.reason.kind }
  return replaceLast(compared.value, clock?.began ?? null)
}

/** A token for whose state Smartpay was asked since the comparison began does not count: that answer is newer. */
async function replaceLast(compared: Comparison, began: Date | null): Promise<KeptDrifts> {
  const { here, there, differences } = compared
  const rows = differences.map(rowOf)
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(4127003)`
    await tx.$executeRaw`delete from token_drifts where taken_until is null or taken_until < teiki_now()`
    const count = await tx.$executeRaw`
      insert into token_drifts (id, kind, last4, test, sealed_id, here, there, token_id, reference, found_at)
      select id, kind, last4, ${env().smartpay.test}, sealed, here, there, token, reference, teiki_now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, kind text, last4 text, sealed text,
        here text, there text, token text, reference text)
      where not exists (select from tokens t where t.id = r.token and t.answered_at >= ${began})`
    const kept = { here, there, differences: count }
    await tx.$executeRaw`
      insert into token_comparisons (started_at, finished_at, here, there, differences)
      values (${began}, teiki_now(), ${here}, ${there}, ${count}) on conflict do nothing`
    return kept
  })
}

function rowOf(difference: TokenDifference) {
  const id = newId('dft')
  const { kind, last4 } = difference
  return {
    id,
    kind,
    last4,
    sealed:
      kind === 'unknown-here' ? seal(env().appSecret, `drift:${id}`, difference.smartpayId) : null,
    here: kind === 'unknown-here' ? null : difference.here,
    there: kind === 'not-there' ? null : difference.there,
    token: kind === 'unknown-here' ? null : difference.tokenId,
    reference: kind === 'unknown-here' ? difference.signupId : null,
  }
}
