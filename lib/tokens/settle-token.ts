import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { log } from '#lib/log.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import { getToken } from '#lib/smartpay/tokens.ts'
import { recordSettlement } from './record-settlement.ts'
import type { TokenAnswer } from './settlement.ts'
import { openTokenId } from './token-secret.ts'

/** Who caused the look; kept in every history row it leads to. */
export type SettleActor = 'return page' | 'sweep' | 'webhook' | 'staff'

/** A page that refreshes itself asks Smartpay at most this often for one token. */
const pauseMs = 1_500

/**
 * Asks Smartpay for the token's state and moves token, signup and subscription to it. May be called by
 * anybody, in any order, any number of times: all end in one state. `resting` = asked a moment ago.
 */
export async function settleToken(
  tokenId: string,
  actor: SettleActor,
  patience?: { deadlineMs: number; tries: number },
): Promise<Result<'settled' | 'resting', SmartpayFailure>> {
  const turn = await takeTurn(tokenId, actor === 'return page' ? pauseMs : 0)
  if (turn === null) return ok('resting')
  const smartpayId = openTokenId(tokenId, turn.sealedId)
  const answer = await askSmartpay(smartpayId, patience)
  if (!answer.ok) {
    log('warn', 'token not readable', { tokenId, kind: answer.reason.kind })
    return answer
  }
  await recordSettlement({ tokenId, answer: answer.value, askedAt: turn.askedAt, actor })
  return ok('settled')
}

type Turn = { sealedId: string; askedAt: Date }

/** Null when another caller was answered within the pause; one that still waits for its answer stops nobody. */
async function takeTurn(tokenId: string, restMs: number): Promise<Turn | null> {
  const rows = await db().$queryRaw`
    update tokens set checked_at = teiki_now() where id = ${tokenId}
      and (checked_at is null or checked_at > teiki_now() or checked_at <= teiki_now() - make_interval(secs => ${restMs / 1000})
        or answered_at is distinct from checked_at)
    returning sealed_id as "sealedId", checked_at as "askedAt"`
  return z.array(z.object({ sealedId: z.string(), askedAt: z.date() })).parse(rows)[0] ?? null
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
  return answer.reason.kind === 'not-found' ? ok('missing') : answer
}
