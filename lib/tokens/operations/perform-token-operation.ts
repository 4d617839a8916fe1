import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { defaultTokenUndoHours } from '#lib/catalog/schema.ts'
import { elapsedMs } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import type { Result } from '#lib/result.ts'
import { type SmartpayFailure, saysNoSuchToken } from '#lib/smartpay/failure.ts'
import { deleteToken, disableToken, enableToken } from '#lib/smartpay/tokens.ts'
import { mayAskSmartpay, saveKey } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { agreedTokens, type TokenStatus, tokenStatuses } from '#lib/states/token.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { openTokenId } from '#lib/tokens/token-secret.ts'
import {
  nextOperationTryInMs,
  type TokenAction,
  targetOf,
  tokenActions,
} from './token-operation.ts'

/** `waiting`: disabled, and to be deleted when its undo window ends. */
type OperationOutcome = 'done' | 'waiting' | 'refused' | 'unknown' | 'given_up'

/** `failure`: why it is not done, as a code. */
type TriedOperation = { outcome: OperationOutcome; failure: string | null }

const claimSchema = z.object({
  id: z.string(),
  tokenId: z.string(),
  sealedId: z.string(),
  action: z.enum(tokenActions),
  staffId: z.string(),
  attempts: z.number(),
  beforeWindow: z.boolean(),
  tokenStatus: z.enum(tokenStatuses),
})
type Claim = z.output<typeof claimSchema>

/** Half of the lease: whoever was held up for longer may not be the only one at it any more. */
const mostBeforeCallMs = 30_000

/**
 * Does what was asked, outside any transaction, and records what Smartpay says afterwards: the truth is
 * fetched, never inferred from the answer. May be called again at any time, by the sweep or after a
 * crash: all three calls may be repeated. Null: somebody else is at it, or it is over, or this process may not ask.
 */
export async function performTokenOperation(operationId: string): Promise<OperationOutcome | null> {
  return (await tryTokenOperation(operationId))?.outcome ?? null
}

/** The same, with why not. */
export async function tryTokenOperation(operationId: string): Promise<TriedOperation | null> {
  const begunMs = elapsedMs()
  const may = await mayAskSmartpay()
  if (!may.ok) return null
  const claim = await takeOperation(operationId, may.value.test)
  if (!claim) return null
  // The attempt before it was the last, and it broke or died: nobody was left to say so.
  if (nextOperationTryInMs(claim.attempts - 1) === null) return finish(claim, 'given_up', 'failed')
  const step = stepOf(claim)
  const smartpayId = openTokenId(claim.tokenId, claim.sealedId)
  if (elapsedMs() - begunMs > mostBeforeCallMs) return null
  const failure = await callSmartpay(step, smartpayId)
  // Whose call moved one of the shop's tokens holds the shop's key; a deleted one will not tell it any more.
  if (failure === null && !may.value.known) await saveKey()
  const isGone = step === 'delete' && (failure === null || saysNoSuchToken(failure))
  const settled = await settleToken(claim.tokenId, 'staff', { deletionHeard: isGone })
  if (!settled.ok) return later(claim, settled.reason.kind)
  const { status } = await db().token.findUniqueOrThrow({
    where: { id: claim.tokenId },
    select: { status: true },
  })
  return judge(claim, { step, failure, status, isGone })
}

/** What looks alone made deleted has nothing to be disabled first. */
function stepOf({ action, beforeWindow, tokenStatus }: Claim): TokenAction {
  return action === 'delete' && beforeWindow && tokenStatus !== 'deleted' ? 'disable' : action
}

type Heard = {
  step: TokenAction
  failure: SmartpayFailure | null
  /** What the token is after the look that followed. */
  status: TokenStatus
  isGone: boolean
}

/** A deletion is done by Smartpay's answer to it and to the look that followed, by nothing less. */
function judge(claim: Claim, { step, failure, status, isGone }: Heard): Promise<TriedOperation> {
  const isDone = status === targetOf[step] && (step !== 'delete' || isGone)
  if (isDone) return step === claim.action ? finish(claim, 'done', null) : wait(claim)
  if (step === 'delete') return later(claim, failure?.kind ?? 'not-moved')
  if (failure === null) return finish(claim, 'refused', 'not-moved')
  // "Not found" is a suspicion like any other: the next looks say whether the token is gone, and then DELETE is
  // asked too.
  if (saysNoSuchToken(failure) && (mayMove.has(status) || claim.action === 'delete'))
    return later(claim, failure.kind)
  return isFinal(failure) ? finish(claim, 'refused', failure.kind) : later(claim, failure.kind)
}

const mayMove: ReadonlySet<TokenStatus> = new Set<TokenStatus>(agreedTokens)

/** Taken for 60 seconds; whoever dies gives it back by that. */
async function takeOperation(operationId: string, test: boolean): Promise<Claim | null> {
  return row(db(), claimSchema)`
    update token_operations m set status = 'sending', attempts = m.attempts + 1,
      next_try_at = teiki_now() + interval '60 seconds'
    from tokens t
    where m.id = ${operationId} and t.id = m.token_id and m.test = ${test}
      and (m.status = 'intended' or (m.status in ('waiting', 'sending', 'unknown') and m.next_try_at <= teiki_now()))
    returning m.id, m.token_id as "tokenId", t.sealed_id as "sealedId", m.action::text, m.staff_id as "staffId",
      m.attempts, m.run_after is null or m.run_after > teiki_now() as "beforeWindow", t.status::text as "tokenStatus"`
}

const calls: Record<
  TokenAction,
  (smartpayId: string) => Promise<Result<unknown, SmartpayFailure>>
> = {
  disable: disableToken,
  enable: enableToken,
  delete: deleteToken,
}

async function callSmartpay(
  step: TokenAction,
  smartpayId: string,
): Promise<SmartpayFailure | null> {
  const answer = await calls[step](smartpayId)
  return answer.ok ? null : answer.reason
}

/** Asking again would be answered the same. */
function isFinal({ kind, moneyMoved }: SmartpayFailure): boolean {
  return moneyMoved === 'no' && kind !== 'rate-limited' && kind !== 'unreachable'
}

/** Only whoever still holds the claim writes, in the log too: a later attempt's outcome is not overwritten. */
async function finish(
  claim: Claim,
  outcome: 'done' | 'refused' | 'given_up',
  failure: string | null,
): Promise<TriedOperation> {
  await inTransaction(async (tx) => {
    const mine = await tx.$executeRaw`
      update token_operations set status = ${outcome}::token_operation_status, failure = ${failure}, next_try_at = null,
        finished_at = teiki_now() where id = ${claim.id} and status = 'sending' and attempts = ${claim.attempts}`
    if (mine === 0) return
    await recordAudit(
      {
        actor: claim.staffId,
        action: `token.${claim.action}`,
        subject: claim.tokenId,
        outcome: outcome === 'given_up' ? 'unknown' : outcome,
        detail: { reason: failure },
      },
      tx,
    )
  })
  return { outcome, failure }
}

/** The window begins when the token is known to be disabled: until then nothing can be taken as agreed. */
async function wait(claim: Claim): Promise<TriedOperation> {
  await db().$executeRaw`
    update token_operations set status = 'waiting', failure = null, attempts = 0,
      run_after = coalesce(run_after, until), next_try_at = coalesce(run_after, until)
    from (select teiki_now() + make_interval(hours => coalesce((facts->>'tokenUndoHours')::int, ${defaultTokenUndoHours})) as until from shop)
    where id = ${claim.id} and status = 'sending' and token_operations.attempts = ${claim.attempts}`
  return { outcome: 'waiting', failure: null }
}

async function later(claim: Claim, kind: string): Promise<TriedOperation> {
  const waitMs = nextOperationTryInMs(claim.attempts)
  if (waitMs === null) return finish(claim, 'given_up', kind)
  await db().$executeRaw`
    update token_operations set status = 'unknown', failure = ${kind},
      next_try_at = teiki_now() + make_interval(secs => ${waitMs / 1000})
    where id = ${claim.id} and status = 'sending' and attempts = ${claim.attempts}`
  return { outcome: 'unknown', failure: kind }
}
