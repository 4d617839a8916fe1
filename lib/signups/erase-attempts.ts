import { Prisma } from '#lib/db/generated/client.ts'

type Erasure = { ids: readonly string[]; reason: 'forgotten' | 'erased'; actor: string }

/**
 * Overwrites what tells who the person of attempts is, inside the caller's transaction, which holds their rows:
 * what was typed, notes, search words, mails that wait. Ids, consents and histories stay and name nobody; no
 * browser knows the attempts any more, and an approval that comes afterwards is mirrored on its token only.
 */
export async function eraseAttempts(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  { ids, reason, actor }: Erasure,
): Promise<void> {
  const attempts = Prisma.sql`(select unnest(${ids}::text[]))`
  await tx.$executeRaw`
    insert into signup_history (signup_id, "from", "to", reason, actor, at)
    select id, status::text, status::text, ${reason}, ${actor}, teiki_now() from signups where id in ${attempts}`
  await tx.$executeRaw`
    update notices set status = 'dropped', reason = 'erased', next_try_at = null
    where status = 'queued' and (cause in ${attempts}
      or cause in (select line_id from signups where id in ${attempts})
      or cause in (select id from signup_invites where signup_id in ${attempts}))`
  await tx.$executeRaw`
    delete from mailbox m using signups s where s.id in ${attempts}
      and lower(m.recipient) = lower(trim(s.details->>'emailAddress'))`
  await tx.$executeRaw`update notes set text = '' where text <> '' and subject in ${attempts}`
  await tx.$executeRaw`
    update signups set typed = '{}', errors = '{}', details = null, browser_hash = 'erased ' || id, next_look_at = null,
      updated_at = teiki_now() where id in ${attempts}`
  await tx.$executeRaw`delete from search_words where ref in ${attempts}`
}
