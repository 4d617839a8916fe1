import { Prisma } from '#lib/db/generated/client.ts'
import type { MailKind } from '#lib/mail/compose-mail.ts'
import { historyOf } from '#lib/states/history.ts'

type Erasure = { ids: readonly string[]; code: 'forgotten' | 'erased'; actor: string }

/** Mails about a line: it has the id of its first attempt. */
const lineMails: MailKind[] = ['signup-reminder', 'subscription-canceled']

/**
 * Overwrites what tells who the person of attempts is, inside the caller's transaction, which holds their rows:
 * what was typed, notes, search words, mails that wait. Ids, consents and histories stay and name nobody; no
 * browser knows the attempts any more, nobody waits for them, and an approval that comes afterwards is mirrored on its token only.
 */
export async function eraseAttempts(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  { ids, code, actor }: Erasure,
): Promise<void> {
  const attempts = Prisma.sql`(select unnest(${ids}::text[]))`
  // A line that goes on, or became a subscription, keeps its mails and notes.
  const lines = Prisma.sql`(select thread_id from signups s where id in ${attempts} and not exists (select from signups o
    where o.thread_id = s.thread_id and o.id not in ${attempts} and o.browser_hash <> 'erased ' || o.id))`
  await tx.$executeRaw(
    historyOf('signup', {
      rows: Prisma.sql`signups where id in ${attempts}`,
      from: Prisma.sql`status::text`,
      to: Prisma.sql`case status when 'submitting' then 'rejected' else status::text end`,
      code,
      actor,
    }),
  )
  await tx.$executeRaw`
    update emails set status = 'dropped', reason = 'erased', next_try_at = null
    where status = 'queued' and ((cause in ${attempts} and kind <> all(${lineMails}))
      or cause in ${lines}
      or cause in (select id from signup_invites where signup_id in ${attempts}))`
  await tx.$executeRaw`
    delete from mailbox m using signups s where s.id in ${attempts}
      and lower(m.recipient) = lower(trim(s.details->>'emailAddress'))`
  await tx.$executeRaw`
    update notes set text = '' where text <> '' and (subject in ${attempts}
      or subject in (select id from subscriptions where thread_id in ${lines} and customer_id is null))`
  await tx.$executeRaw`
    update signups set typed = '{}', errors = '{}', details = null, browser_hash = 'erased ' || id, next_check_at = null,
      status = case status when 'submitting' then 'rejected' else status end,
      label = case status when 'redirected' then coalesce(label, 'abandoned') else label end,
      updated_at = teiki_now() where id in ${attempts}`
  await tx.$executeRaw`delete from search_words where ref in ${attempts}`
}
