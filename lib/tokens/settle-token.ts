import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import { log } from '#lib/log.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type SmartpayFailure, saysNoSuchToken } from '#lib/smartpay/failure.ts'
import { getToken } from '#lib/smartpay/tokens.ts'
import type { KeyRefusal } from '#lib/smartpay-account/account.ts'
import { mayAskSmartpay, saveKey } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { recordSettlement } from './record-settlement.ts'
import type { TokenAnswer } from './settlement.ts'
import { openTokenId } from './token-secret.ts'

/** Who caused the look; kept in every history row it leads to. */
type SettleActor = 'return page' | 'sweep' | 'webhook' | 'staff'

/** A page that refreshes itself asks Smartpay at most this often for one token. */
const pauseMs = 1_500

/** Why nothing was settled: Smartpay did not tell, or this process may not ask or believe it. */
type SettleFailure = SmartpayFailure | { kind: KeyRefusal | 'unproven-key' | 'many-missing' }

type Options = {
  patience?: { deadlineMs: number; tries: number }
  /** Smartpay answered our own deletion of it by 204, or by not knowing it. */
  deletionHeard?: boolean
}

/**
 * Asks Smartpay for the token's state and moves token, signup and subscription to it. May be called by
 * anybody, in any order, any number of times: all end in one state. `waiting`: there is no
 * consent yet. `resting`: asked a moment ago.
 * `suspected`: Smartpay does not know it, which is not believed before a second look an hour later.
 */
export async function settleToken(
  tokenId: string,
  actor: SettleActor,
  { patience, deletionHeard = false }: Options = {},
): Promise<Result<'settled' | 'waiting' | 'suspected' | 'resting', SettleFailure>> {
  const may = await mayAskSmartpay()
  if (!may.ok) return refused({ kind: may.reason })
  const { test } = may.value
  const restMs = actor === 'return page' ? pauseMs : 0
  const turn = await takeTurn(tokenId, { restMs, test })
  if (turn && turn.test !== test) return refused({ kind: 'other-mode' })
  if (!turn?.askedAt) return ok('resting')
  const smartpayId = openTokenId(tokenId, turn.sealedId)
  const answer = await askSmartpay(smartpayId, patience)
  if (!answer.ok) {
    const { kind, status, errorCode } = answer.reason
    log('warn', 'token not readable', { tokenId, kind, status, code: errorCode })
    return answer
  }
  if (!may.value.known) {
    // To another account's key every token of the shop is unknown; who hears the state of one holds the shop's.
    if (answer.value === 'missing') return refused({ kind: 'unproven-key' })
    await saveKey()
  }
  const { askedAt } = turn
  const told = { tokenId, answer: answer.value, askedAt, actor, deletionHeard }
  const recorded = await recordSettlement(told)
  return recorded === 'stopped' ? refused({ kind: 'many-missing' }) : ok(recorded)
}

const turnSchema = z.object({
  test: z.boolean(),
  sealedId: z.string(),
  /** Null when another caller was answered within the pause; one that still waits for its answer stops nobody. */
  askedAt: z.date().nullable(),
})

async function takeTurn(
  tokenId: string,
  { restMs, test }: { restMs: number; test: boolean },
): Promise<z.output<typeof turnSchema> | null> {
  return row(db(), turnSchema)`
    with taken as (
      update tokens set checked_at = teiki_now() where id = ${tokenId} and test = ${test}
        and (checked_at is null or checked_at > teiki_now() or checked_at <= teiki_now() - make_interval(secs => ${restMs / 1000})
          or answered_at is distinct from checked_at)
      returning id, checked_at
    )
    select t.test, t.sealed_id as "sealedId", taken.checked_at as "askedAt"
    from tokens t left join taken on taken.id = t.id where t.id = ${tokenId}`
}

async function askSmartpay(
  smartpayId: string,
  patience?: { deadlineMs: number; tries: number },
): Promise<Result<TokenAnswer, SmartpayFailure>> {
  const answer = await getToken(smartpayId, patience)
  if (answer.ok)
    return answer.value.id === smartpayId
      ? ok(answer.value.status)
      : refused({ kind: 'unreadable', moneyMoved: 'unknown' })
  return saysNoSuchToken(answer.reason) ? ok('missing') : answer
}
