import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row, rows } from '#lib/db/rows.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { undecidedCharges } from '#lib/states/charge.ts'
import { unsettledRefunds } from '#lib/states/refund.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'
import { agreedTokens } from '#lib/states/token.ts'
import { eraseMails } from './erase-mails.ts'
import { type EraseRefusal, whyNotErase } from './erasure.ts'

/**
 * Overwrites what tells who the person is: name, address, phone, mail, what was typed, notes, search
 * words. What the law wants kept stays, without a name: consents, payments, sums and dates. It cannot be
 * taken back. Of two people one is told that it is done already.
 */
export async function eraseCustomer(
  customerId: string,
  staffId: string,
): Promise<Result<'erased', EraseRefusal | 'unknown-customer'>> {
  return inTransaction(async (tx) => {
    const email = await lockCustomer(tx, customerId)
    if (email === null) return refused('unknown-customer')
    const { signups, busy } = await lockSignups(tx, customerId, email)
    const facts = await factsOf(tx, customerId, signups)
    const because = whyNotErase({ ...facts, waitingSignups: facts.waitingSignups + busy })
    if (because === null) {
      await eraseMails(tx, customerId, signups, email)
      await eraseNotes(tx, customerId, signups)
      await eraseRows(tx, customerId, signups)
    }
    await recordAudit(
      {
        actor: staffId,
        action: 'customer.erase',
        subject: customerId,
        outcome: because ? 'refused' : 'done',
        detail: { because },
      },
      tx,
    )
    return because === null ? ok('erased') : refused(because)
  })
}

/**
 * The lock by which upsertCustomer makes people, too: no signup completes for this address from then on. After
 * the subscriptions, as where a signup completes; one that began in between is seen and refuses the erasure.
 */
async function lockCustomer(tx: Prisma.TransactionClient, id: string): Promise<string | null> {
  const known = await tx.customer.findUnique({ where: { id }, select: { email: true } })
  if (!known) return null
  await tx.$executeRaw`select id from subscriptions where customer_id = ${id} order by id for update`
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${known.email}, 0))`
  await tx.$executeRaw`select id from customers where id = ${id} for update`
  return known.email
}

/**
 * The attempts stand still until the end. One that is just being submitted is locked by whoever does it, who
 * may be waiting for our lock of the address: nobody waits for it, it counts as busy.
 */
async function lockSignups(tx: Prisma.TransactionClient, customerId: string, email: string) {
  const known = await idsOf(tx, customerId, email)
  const locked = await rows(tx, idSchema)`
    select id from signups where id = any(${known}) order by id for update skip locked`
  // Asked again: what was typed or begun before they were locked counts, too.
  const signups = await idsOf(tx, customerId, email)
  return { signups, busy: signups.filter((id) => !locked.includes(id)).length }
}

const idSchema = z.object({ id: z.string() }).transform(({ id }) => id)

/** All attempts of the person: their own, those of the same lines, and those with their address. */
async function idsOf(
  tx: Prisma.TransactionClient,
  customerId: string,
  email: string,
): Promise<string[]> {
  return rows(tx, idSchema)`
    with own as (
      select id, thread_id, browser_hash from signups where customer_id = ${customerId}
    )
    select id from own
    union select id from signups where thread_id in (select thread_id from own)
    union select s.id from search_words w join signups s on s.id = w.ref
      where w.kind = 'signup' and w.word = left(search_form(${email}), 120)
        and lower(normalize(trim(s.details->>'emailAddress'), NFKC)) = ${email}
    union select id from signups where status = 'draft'
      and (lower(normalize(trim(typed->>'emailAddress'), NFKC)) = ${email} or (coalesce(typed->>'emailAddress', '') = ''
        and browser_hash in (select browser_hash from own)))`
}

const factsSchema = z.object({
  erased: z.boolean(),
  openSubscriptions: z.number(),
  usableTokens: z.number(),
  waitingSignups: z.number(),
  awaitedPayments: z.number(),
})

async function factsOf(tx: Prisma.TransactionClient, customerId: string, signups: string[]) {
  const facts = await row(tx, factsSchema)`
    select erased_at is not null as erased,
      (select count(*)::int from subscriptions where customer_id = c.id
        and status in ${anyOf(runningSubscriptions)}) as "openSubscriptions",
      (select count(*)::int from tokens where status in ${anyOf(agreedTokens)}
        and (customer_id = c.id or signup_id = any(${signups}))) as "usableTokens",
      (select count(*)::int from signups where id = any(${signups})
        and (status = 'submitting' or (status = 'redirected' and label is null))) as "waitingSignups",
      (select count(*)::int from orders o join subscriptions sub on sub.id = o.subscription_id
        where sub.customer_id = c.id and (o.status = 'awaiting_payment' or exists (select from charges h
          where h.order_id = o.id and h.status in ${anyOf(undecidedCharges)})
          or exists (select from refunds f where f.order_id = o.id and f.status in ${anyOf(unsettledRefunds)}))) as "awaitedPayments"
    from customers c where c.id = ${customerId}`
  if (!facts) throw new AppError('The customer is gone', { customerId })
  return facts
}

async function eraseNotes(
  tx: Prisma.TransactionClient,
  customerId: string,
  signups: string[],
): Promise<void> {
  await tx.$executeRaw`
    update notes set text = '' where text <> '' and subject in (select ${customerId}::text
      union select unnest(${signups}::text[])
      union select id from subscriptions where customer_id = ${customerId}
      union select b.id from signups s join subscriptions b on b.id = s.subscription_id
        where s.id = any(${signups}) and b.customer_id is null)`
  const tokens = Prisma.sql`
    select id from tokens where customer_id = ${customerId} or signup_id = any(${signups})`
  // The note of a batch stands in each of its moves, and may be about any of its tokens.
  const batches = Prisma.sql`select batch_id from token_batch_rows where token_id in (${tokens})`
  await tx.$executeRaw`
    update token_operations set note = '' where note <> '' and id in (
      select id from token_operations where token_id in (${tokens})
      union select id from token_operations where batch_id in (${batches}))`
  await tx.$executeRaw`
    update token_batches set note = '' where note <> '' and id in (${batches})`
}

/** No browser knows the signups any more, and no sweep looks at them. */
async function eraseRows(
  tx: Prisma.TransactionClient,
  customerId: string,
  signups: string[],
): Promise<void> {
  await tx.$executeRaw`
    update signups set typed = '{}', errors = '{}', details = null, browser_hash = 'erased ' || id,
      next_check_at = null, updated_at = teiki_now() where id = any(${signups})`
  await tx.subscription.updateMany({ where: { customerId }, data: { delivery: Prisma.DbNull } })
  await tx.order.updateMany({
    where: { subscription: { customerId } },
    data: { delivery: Prisma.DbNull },
  })
  await tx.delivery.updateMany({
    where: { order: { subscription: { customerId } } },
    data: { address: Prisma.DbNull },
  })
  await tx.customerChange.updateMany({
    where: { customerId },
    data: { previousEmailAddress: null },
  })
  await tx.$executeRaw`
    update customers set email = 'erased ' || id, email_address = '', last_name = '', first_name = '',
      last_name_kana = '', first_name_kana = '', phone_number = '', postal_code = '', administrative_area = '',
      locality = '', line1 = '', line2 = '', date_of_birth = null, legal_gender = null,
      default_token_id = null, erased_at = teiki_now(), updated_at = teiki_now() where id = ${customerId}`
  await tx.$executeRaw`
    delete from search_words where ref = ${customerId} or ref = any(${signups})`
}
