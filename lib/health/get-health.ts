import { missingForSale } from '#lib/catalog/publishable.ts'
import { listPlansForSale, requireShop } from '#lib/catalog/queries.ts'
import { elapsedMs } from '#lib/clock.ts'
import { getMailHealth, type MailHealth } from '#lib/emails/queries.ts'
import { env } from '#lib/env.ts'
import { getWebhookHealth, type WebhookHealth } from '#lib/events/queries.ts'
import { log } from '#lib/log.ts'
import { saysNoSuchToken } from '#lib/smartpay/failure.ts'
import { getToken } from '#lib/smartpay/tokens.ts'
import { getAccountStatus } from '#lib/smartpay-account/get-account-status.ts'

/** What a signup needs and does not have, as words for a machine and a log. */
export type Missing =
  | 'shop'
  | 'plan'
  | 'smartpay'
  /** Smartpay refuses the key. */
  | 'smartpay-key'
  /** The key is a right one, of another mode or account than the shop's. */
  | 'smartpay-mode'
  | 'smartpay-account'
  /** Too many tokens vanished at once: nothing is believed missing. */
  | 'tokens'

/** One look answers all who ask within a while. */
const freshMs = 5_000
type Look = { atMs: number; missing: Promise<Missing[]> }
let asked: Look | undefined
let kept: Look | undefined

/** Empty once a signup can succeed. Each look is a call to Smartpay with our key: for those who hold the shop's secrets. */
export function getHealth(): Promise<Missing[]> {
  asked = fresh(asked) ?? { atMs: elapsedMs(), missing: look(checkSmartpay) }
  return asked.missing
}

/** For anybody: asks nobody outside. @param isSilent whether the jobs that ask Smartpay hear nothing */
export function getSavedHealth(isSilent: () => Promise<boolean>): Promise<Missing[]> {
  kept = fresh(kept) ?? { atMs: elapsedMs(), missing: look(() => checkJobs(isSilent)) }
  return kept.missing
}

function fresh(last: Look | undefined): Look | undefined {
  return last && elapsedMs() - last.atMs <= freshMs ? last : undefined
}

async function look(hear: () => Promise<Missing[]>): Promise<Missing[]> {
  const parts = await Promise.all([checkCatalogue(), hear(), checkAccount()])
  return parts.flat()
}

type Work = { webhooks: WebhookHealth; mails: MailHealth }
let lastWork: { atMs: number; work: Promise<Work | null> } | undefined

/** How webhooks and mails are, without a word about anybody; null where the database cannot tell. */
export function getWork(): Promise<Work | null> {
  if (!lastWork || elapsedMs() - lastWork.atMs > freshMs)
    lastWork = { atMs: elapsedMs(), work: readWork() }
  return lastWork.work
}

async function readWork(): Promise<Work | null> {
  try {
    const [webhooks, mails] = await Promise.all([getWebhookHealth(), getMailHealth()])
    return { webhooks, mails }
  } catch {
    return null
  }
}

/** A database that is away, unmigrated or never seeded: no shop either way. */
async function checkCatalogue(): Promise<Missing[]> {
  try {
    const [shop, plans] = await Promise.all([requireShop(), listPlansForSale()])
    const sold = plans.filter(({ content }) => missingForSale(content, shop).length === 0)
    return sold.length > 0 ? [] : ['plan']
  } catch (error) {
    log('warn', 'health check failed', { code: 'shop', error })
    return ['shop']
  }
}

/** Asks for a token that cannot exist: Smartpay's own word that it does not says that address and key are right. */
async function checkSmartpay(): Promise<Missing[]> {
  const id = `paytok_${env().smartpay.test ? 'test' : 'live'}_0`
  const answer = await getToken(id, { deadlineMs: 2_000, tries: 1 })
  if (answer.ok || saysNoSuchToken(answer.reason)) return []
  return answer.reason.kind === 'unauthorized' ? ['smartpay-key'] : ['smartpay']
}

/** A database that cannot tell is named as a missing shop, here and below. */
async function checkJobs(isSilent: () => Promise<boolean>): Promise<Missing[]> {
  return (await isSilent().catch(() => false)) ? ['smartpay'] : []
}

async function checkAccount(): Promise<Missing[]> {
  try {
    const { refusal, stoppedAt } = await getAccountStatus()
    const key: Missing[] =
      refusal === null ? [] : [refusal === 'other-mode' ? 'smartpay-mode' : 'smartpay-account']
    return stoppedAt ? [...key, 'tokens'] : key
  } catch {
    return []
  }
}
