import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { instantOf } from '#lib/clock.ts'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { dateIn, type PlainDate } from '#lib/plain-date.ts'
import { amendmentKey } from './amendment-link.ts'
import { endOf, readAmendment, readOffer } from './get-amendment.ts'
import { readAmendable, readTerms } from './read-amendable.ts'
import type { AgreedTerms } from './terms.ts'

/** What a mail tells of an amendment; sums in yen. */
export type MailedAmendment =
  | {
      status: 'proposed'
      id: string
      key: string
      before: AgreedTerms
      next: AgreedTerms
      first: { orderedOn: PlainDate; sumMinor: number }
      answerBy: PlainDate
    }
  | {
      status: 'agreed'
      before: AgreedTerms
      next: AgreedTerms
      fromIndex: number
      consentText: string
    }

/** Null: it was declined, withdrawn, or can be answered no longer. */
export async function getMailedAmendment(
  id: string,
  locale: Locale,
): Promise<MailedAmendment | null> {
  const key = amendmentKey(id)
  const amendment = await readAmendment(db(), { id, key })
  if (amendment?.status === 'agreed') return readAgreed(id)
  const facts = amendment && (await readAmendable(db(), amendment.subscriptionId))
  if (!facts || endOf(amendment)) return null
  const offer = await readOffer(db(), amendment, facts, locale)
  if (typeof offer === 'string' || !offer.schedule.first) return null
  const { due, amountMinor } = offer.schedule.first
  return {
    status: 'proposed',
    id,
    key,
    before: offer.terms,
    next: offer.next,
    first: { orderedOn: due.on, sumMinor: amountMinor },
    answerBy: dateIn(facts.facts.timeZone, instantOf(amendment.expiresAt)),
  }
}

const termsSchema = z.object({
  planVersionId: z.string(),
  quantity: z.number(),
  paymentMethod: z.enum(paymentMethods),
  feeMinor: z.number(),
})
const agreedSchema = z.object({
  subscriptionId: z.string(),
  before: termsSchema,
  after: termsSchema,
  fromIndex: z.number(),
  consentText: z.string(),
})

async function readAgreed(id: string): Promise<MailedAmendment | null> {
  const agreed = await row(db(), agreedSchema)`
    select a.subscription_id as "subscriptionId", a.before, a.from_index as "fromIndex", c.text as "consentText",
      json_build_object('planVersionId', a.plan_version_id, 'quantity', a.quantity, 'paymentMethod', a.payment_method, 'feeMinor', a.fee_minor) as after
    from amendments a join amendment_consents c on c.amendment_id = a.id where a.id = ${id} and a.status = 'agreed'`
  const facts = agreed && (await readAmendable(db(), agreed.subscriptionId))
  if (!facts) return null
  const { before, after, fromIndex, consentText } = agreed
  const [was, is] = [await readTerms(db(), facts, before), await readTerms(db(), facts, after)]
  if (!was || !is) return null
  return {
    status: 'agreed',
    before: { ...was, ...before },
    next: { ...is, ...after },
    fromIndex,
    consentText,
  }
}
