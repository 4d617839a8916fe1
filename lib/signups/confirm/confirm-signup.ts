import { setTimeout as wait } from 'node:timers/promises'
import type { OfflineMethod } from '#lib/catalog/schema.ts'
import { elapsedMs } from '#lib/clock.ts'
import { networkLimits, withinLimits } from '#lib/db/rate-limit.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { AgreedContract } from '#lib/legal/consent.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { getSignupState, type SignupState } from '#lib/signups/get-signup-state.ts'
import { forgottenEnd, replaceSignup } from '#lib/signups/send/record-failure.ts'
import { sendSignup } from '#lib/signups/send/send-signup.ts'
import { mayResend } from '#lib/smartpay/resend-window.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { claimSignup } from './claim-signup.ts'
import { completeOffline } from './complete-offline.ts'
import { type ConfirmProblem, confirmFactsOf, whyNotConfirm } from './confirmation.ts'
import { contractOf } from './contract-of.ts'
import { getSubmission, type Submission } from './get-submission.ts'

type ConfirmRefusal =
  | ConfirmProblem
  | 'not-yours'
  | 'too-many'
  | 'waiting'
  | 'completed'
  | 'ended'
  | 'unavailable'
  | 'busy'
  | 'refused'
  | 'untrusted-address'

/** Where the shopper goes: Smartpay's checkout, or nowhere else because all is done. */
type Confirmed = { checkoutUrl: string | null }

type Confirmation = {
  signupId: unknown
  browserHash: string | null
  address: string | null
  /** The language of the page, and so of the contract. */
  locale: Locale
  /** The hash of the contract that the page showed, and the version of the details beside it. */
  shownHash: string
  shownDraft: number
  /** Terms, privacy, and that the details go to Smartpay. */
  agreed: boolean
  /** The shopper said yes to a second subscription to the same plan. */
  again: boolean
}

/**
 * The final confirmation. Any number of submits of one signup make one session and end at its address:
 * the first claims the row and asks Smartpay, the others wait for what it learns.
 */
export async function confirmSignup(
  confirmation: Confirmation,
): Promise<Result<Confirmed, ConfirmRefusal>> {
  const [signup, within, may] = await Promise.all([
    getSubmission(confirmation.signupId, confirmation.browserHash),
    withinLimits(limitsFor(confirmation)),
    mayAskSmartpay(),
  ])
  if (!signup) return refused('not-yours')
  const contract = contractOf(signup, confirmation.locale)
  const { shownHash, shownDraft, agreed, again } = confirmation
  const asShown = shownHash === contract.hash && shownDraft === signup.draftVersion
  const problem = whyNotConfirm(confirmFactsOf(signup), { asShown, agreed, again })
  if (problem) return refused(problem)
  if (signup.status !== 'draft' && signup.status !== 'submitting') return standing(signup)
  if (!within) return refused('too-many')
  const consent = { ...contract, locale: confirmation.locale }
  if (signup.paymentMethod !== 'smartpay')
    return finishOffline(signup, signup.paymentMethod, consent)
  if (!may.ok || (await isForgotten(signup))) return refused('unavailable')
  const claim = await claimSignup(signup, consent)
  return claim ? sendSignup(signup, claim) : waitForWinner(signup.id)
}

async function finishOffline(
  signup: Submission,
  paymentMethod: OfflineMethod,
  consent: AgreedContract,
): Promise<Result<Confirmed, ConfirmRefusal>> {
  const done = await completeOffline(signup, paymentMethod, consent)
  return done.ok ? ok({ checkoutUrl: null }) : done
}

/** What a repeated submit meets: the same checkout, or the end of the story. */
function standing({
  status,
  checkoutUrl,
  failure,
}: SignupState): Result<Confirmed, ConfirmRefusal> {
  if (status === 'redirected' && checkoutUrl) return ok({ checkoutUrl })
  if (status === 'completed') return refused('completed')
  return refused(failure ?? 'ended')
}

/** Smartpay may have forgotten the key, and nobody ever saw the session it may have made: the row ends. */
async function isForgotten({ id, firstSentAt, claimNumber, shop }: Submission): Promise<boolean> {
  if (!firstSentAt || mayResend(firstSentAt.getTime(), shop.now.epochMilliseconds)) return false
  await replaceSignup(id, claimNumber, forgottenEnd)
  return true
}

/** By form and by network; by mail where the draft is saved (save-draft.ts). */
function limitsFor({ signupId, address }: Confirmation) {
  return [
    ...networkLimits('address', address, 300),
    { key: `signup ${String(signupId).slice(0, 40)}`, most: 60 },
  ]
}

const winnerPatienceMs = 10_000
const winnerPollMs = 150

/** Losers of a double submit look, at three columns, until the winner's address is there. No connection is held meanwhile. */
async function waitForWinner(signupId: string): Promise<Result<Confirmed, ConfirmRefusal>> {
  const startedAtMs = elapsedMs()
  while (elapsedMs() - startedAtMs < winnerPatienceMs) {
    const now = await getSignupState(signupId)
    if (!now || now.status === 'draft') return refused('contract-changed')
    if (now.status !== 'submitting') return standing(now)
    if (now.failure) return refused(now.failure)
    await wait(winnerPollMs)
  }
  return refused('waiting')
}
