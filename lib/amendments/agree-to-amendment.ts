import { z } from 'zod'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { rows } from '#lib/db/rows.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { consentRow } from '#lib/legal/consent.ts'
import { makeDueOrder } from '#lib/orders/make-due-order.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { lockSchedule } from '#lib/subscriptions/schedule/change-schedule.ts'
import { closeAmendment, shopper } from './close-amendment.ts'
import {
  type AmendmentEnd,
  type AmendmentRow,
  endOf,
  type Offer,
  readAmendment,
  readOffer,
} from './get-amendment.ts'
import { type Amendable, readAmendable } from './read-amendable.ts'
import { saveAmendment } from './save-amendment.ts'

type Answer = {
  link: { id: unknown; key: unknown }
  /** The language of the page, and so of the contract. */
  locale: Locale
  /** The hash of the contract that the page showed. */
  shownHash: string
}

export type AgreeRefusal = AmendmentEnd | 'unknown-link' | 'contract-changed'

/**
 * The shopper's answer: from the first order on that may still be changed the subscription runs by the new terms, and the
 * consent is written beside them. An order whose cut-off is over is made by the old ones before. What the page showed is
 * what counts: where it would be another contract by now, nothing happens and the page shows that one.
 */
export async function agreeToAmendment(answer: Answer): Promise<Result<'agreed', AgreeRefusal>> {
  const known = await readAmendment(db(), answer.link)
  if (!known) return refused('unknown-link')
  const test = await isShopInTestMode()
  return inTransaction(async (tx) => {
    const { amendment, facts } = await lockAmendment(tx, known, answer.link)
    if (!amendment || !facts) return refused('unknown-link')
    const over = endOf(amendment)
    if (over) return refused(over)
    await makeOverdue(tx, amendment.subscriptionId, test)
    const now = (await readAmendable(tx, amendment.subscriptionId)) ?? facts
    const offer = await readOffer(tx, amendment, now, answer.locale)
    if (typeof offer === 'string') return refused(offer)
    if (offer.contract.hash !== answer.shownHash) return refused('contract-changed')
    await saveAmendment(tx, { amendment, facts: now, offer })
    await writeConsent(tx, amendment, now, offer, answer.locale)
    return ok('agreed')
  })
}

/** The shopper says no: nothing changes, and staff see it. */
export async function declineAmendment(
  link: Answer['link'],
): Promise<Result<'declined', AmendmentEnd | 'unknown-link'>> {
  const known = await readAmendment(db(), link)
  if (!known) return refused('unknown-link')
  return inTransaction(async (tx) => {
    const { amendment } = await lockAmendment(tx, known, link)
    const over = amendment ? endOf(amendment) : 'unknown-link'
    if (over) return refused(over)
    await closeAmendment(tx, known, { to: 'declined', actor: shopper })
    return ok('declined')
  })
}

async function lockAmendment(
  tx: Prisma.TransactionClient,
  { id, subscriptionId }: AmendmentRow,
  link: Answer['link'],
): Promise<{ amendment: AmendmentRow | null; facts: Amendable | null }> {
  await lockSchedule(tx, subscriptionId)
  await tx.$executeRaw`select id from amendments where id = ${id} for update`
  const amendment = await readAmendment(tx, link)
  return { amendment, facts: await readAmendable(tx, subscriptionId) }
}

/** Those that the sweep has not come to yet; one of another mode is never made. */
async function makeOverdue(
  tx: Prisma.TransactionClient,
  subscriptionId: string,
  test: boolean,
): Promise<void> {
  const overdue = await rows(tx, z.object({ id: z.string() }))`
    select c.id from cycles c join subscriptions s on s.id = c.subscription_id left join tokens t on t.id = s.token_id
    where s.id = ${subscriptionId} and c.status = 'scheduled' and c.cut_off_on < shop_day(teiki_now())
      and (s.payment_method <> 'smartpay' or t.test = ${test}) order by c.index`
  for (const { id } of overdue) await makeDueOrder(tx, id, shopper)
}

async function writeConsent(
  tx: Prisma.TransactionClient,
  { id }: AmendmentRow,
  { now }: Amendable,
  { contract }: Offer,
  locale: Locale,
): Promise<void> {
  const consent = consentRow(id, { ...contract, locale }, instantOf(now))
  await tx.amendmentConsent.create({
    data: { ...consent, amendmentId: id },
    select: { amendmentId: true },
  })
}
