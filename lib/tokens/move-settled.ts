import { AppError } from '#lib/app-error.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { recordMove } from '#lib/states/history.ts'
import { mayMove } from '#lib/states/moves.ts'
import { signupMoves } from '#lib/states/signup.ts'
import type { TokenStatus } from '#lib/states/token.ts'
import type { SettlementRow } from './lock-settlement.ts'
import { agreed, type Settlement, type TokenAnswer } from './settlement.ts'

/** What Smartpay was heard to say of a token. */
export type Heard = { tokenId: string; answer: TokenAnswer; askedAt: Date; actor: string }

type To = { to: TokenStatus | null; customer: { customerId: string } | null }

/** Writes what Smartpay said to the token, with its history. A token that is not active is nobody's default. */
export async function moveToken(
  tx: Prisma.TransactionClient,
  { tokenId, answer, askedAt, actor }: Heard,
  { answeredAt, now, tokenStatus, seenActive }: SettlementRow,
  { to, missing, customer }: Pick<Settlement, 'missing'> & To,
) {
  // A clock that went back: what it said before is no order any more.
  const isNewest = answeredAt === null || answeredAt < askedAt || answeredAt > now
  const isFirstAgreement = to !== null && agreed.has(to) && !seenActive
  await tx.token.update({
    where: { id: tokenId },
    data: {
      ...(isNewest ? { answeredAt: askedAt } : {}),
      ...(to ? { status: to } : {}),
      ...(missing ? { missingSince: missing === 'begins' ? now : null } : {}),
      ...(isFirstAgreement ? { activatedAt: now } : {}),
      ...(customer ? { customerId: customer.customerId } : {}),
    },
    select: { id: true },
  })
  if (to === null) return
  if (to !== 'active')
    await tx.customer.updateMany({
      where: { defaultTokenId: tokenId },
      data: { defaultTokenId: null },
    })
  const because = { code: 'smartpay-says', detail: { answer } } as const
  await recordMove(tx, 'token', { id: tokenId, from: tokenStatus, to, ...because, actor, at: now })
}

/** A difference that a comparison kept is none any more once Smartpay's word is ours. */
export async function forgetDrift(
  tx: Prisma.TransactionClient,
  { tokenId, answer }: Heard,
  status: TokenStatus,
): Promise<void> {
  if (status === (answer === 'missing' ? 'deleted' : answer))
    await tx.tokenDrift.deleteMany({ where: { tokenId } })
}

/** Completes or ends the signup, with its history. Throws where its table of states has no such move. */
export async function moveSignup(
  tx: Prisma.TransactionClient,
  heard: Heard,
  row: SettlementRow,
  {
    to,
    customer,
    late,
  }: { to: 'completed' | 'rejected'; customer: { customerId: string } | null; late: boolean },
) {
  if (!mayMove(signupMoves, row.signupStatus, to))
    throw new AppError('The signup cannot go there', {
      signupId: row.signupId,
      from: row.signupStatus,
      to,
    })
  const completed = customer && {
    late,
    completedAt: row.now,
    label: null,
    customerId: customer.customerId,
  }
  await tx.signup.updateMany({
    where: { id: row.signupId, status: row.signupStatus },
    data: { status: to, nextCheckAt: null, updatedAt: row.now, ...completed },
  })
  await recordMove(tx, 'signup', {
    id: row.signupId,
    from: row.signupStatus,
    to,
    code: 'token-heard',
    detail: { answer: heard.answer, late },
    actor: heard.actor,
    at: row.now,
  })
}
