import { z } from 'zod'
import type { Instant } from '#lib/clock.ts'
import { emailIdentity } from '#lib/customers/fields/email.ts'
import { provenBy } from '#lib/customers/proven-by.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { type Locale, locales } from '#lib/i18n/locale.ts'
import { type AgreedContract, consentRow } from '#lib/legal/consent.ts'
import { historyOf } from '#lib/states/history.ts'

/** Longer than the call's deadline of 8 seconds; then another may take over, with the same key. */
const claimSeconds = 12

/** What a claim froze: everything that goes to Smartpay comes from here. */
export type Claim = {
  claimNumber: number
  idempotencyKey: string
  customerReference: string
  accountAgeDays: number
  locale: Locale
}

/** The row as the shopper saw it: a claim of another version fails. */
type Seen = { id: string; draftVersion: number }

/** What is kept with the first claim: to what the shopper agreed, and when. */
type Agreement = {
  contract: AgreedContract
  planVersionId: string
  emailAddress: string
  now: Instant
}

/**
 * The intent, in one statement and before Smartpay hears of it: the row's move to `submitting` with its
 * key (a function of the row), the thread's subscription, the consent and the history. Null: somebody
 * else holds the row, or it is no longer what the shopper saw. The agreement is kept where the row was a draft.
 */
export async function claimSignup(
  signup: Seen & {
    planVersionId: string
    details: { emailAddress: string } | null
    shop: { now: Instant }
  },
  contract: AgreedContract,
): Promise<Claim | null> {
  const { planVersionId, details, shop } = signup
  const emailAddress = details?.emailAddress ?? ''
  return claim(signup, { contract, planVersionId, emailAddress, now: shop.now })
}

/**
 * A repeat of a row that is `submitting` already brings no agreement: it keeps the one it has, and that a sender
 * who left no word died on the way.
 */
export async function claimAgain(signup: Seen): Promise<Claim | null> {
  return claim(signup, null)
}

async function claim(signup: Seen, agreement: Agreement | null): Promise<Claim | null> {
  const kept = agreement && consentRow(signup.id, agreement.contract, agreement.now)
  return row(db(), claimSchema)`
    with before as (
      select id, status, browser_hash from signups where id = ${signup.id} for update
    ), known as (
      select c.id, greatest(0, shop_day(teiki_now()) - shop_day(c.created_at)) as days
      from before b join signups o on o.browser_hash = b.browser_hash
        join customers c on c.id = o.customer_reference and c.id = o.customer_id
      where ${provenBy(Prisma.sql`o`)} and c.email = ${emailIdentity(agreement?.emailAddress ?? '')} limit 1
    ), claimed as (
      update signups s set status = 'submitting',
        plan_version_id = case when b.status = 'draft' then ${agreement?.planVersionId ?? ''} else s.plan_version_id end,
        locale = case when b.status = 'draft' then ${agreement?.contract.locale ?? ''} else s.locale end,
        claim_number = s.claim_number + 1,
        claimed_until = teiki_now() + make_interval(secs => ${claimSeconds}),
        next_check_at = teiki_now() + make_interval(secs => ${claimSeconds + 5}),
        first_sent_at = coalesce(s.first_sent_at, teiki_now()),
        idempotency_key = 'signup_' || s.id, test = ${env().smartpay.test},
        customer_reference = case when b.status = 'draft'
          then coalesce((select id from known), s.customer_reference) else s.customer_reference end,
        account_age_days = case when b.status = 'draft'
          then coalesce((select days from known), 0) else s.account_age_days end,
        subscription_id = 'sub_' || substr(s.thread_id, 4),
        send_unknown = s.send_unknown or (b.status = 'submitting' and s.failure is null),
        label = null, failure = null, updated_at = teiki_now()
      from before b
      where s.id = b.id and s.details is not null and s.draft_version = ${signup.draftVersion}
        and (b.status = 'draft' or (b.status = 'submitting' and s.claimed_until < teiki_now()
          and s.test = ${env().smartpay.test}))
      returning s.*, b.status as was
    ), subscription as (
      insert into subscriptions (id, thread_id, plan_version_id, quantity, created_at)
      select subscription_id, thread_id, plan_version_id, quantity, teiki_now() from claimed
      on conflict (thread_id) do nothing
    ), agreed as (
      insert into consents (signup_id, version, locale, text, hash, proof, agreed_at)
      select id, ${kept?.version ?? ''}, ${kept?.locale ?? ''}, ${kept?.text ?? ''}, ${kept?.hash ?? ''},
        ${kept?.proof ?? ''}, ${kept?.agreedAt ?? null}::timestamptz
      from claimed where was = 'draft'
    ), told as (
      ${historyOf('signup', {
        rows: Prisma.sql`claimed where was = 'draft'`,
        from: 'draft',
        to: 'submitting',
        code: 'confirmed',
        actor: 'shopper',
      })}
    )
    select claim_number as "claimNumber", idempotency_key as "idempotencyKey",
      customer_reference as "customerReference", account_age_days as "accountAgeDays", locale from claimed`
}

const claimSchema = z.object({
  claimNumber: z.number(),
  idempotencyKey: z.string(),
  customerReference: z.string(),
  accountAgeDays: z.number(),
  locale: z.enum(locales),
})
