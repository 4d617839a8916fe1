import { db } from '#lib/db/client.ts'
import type { MailFailure } from '#lib/mail/failure.ts'
import type { MailMessage } from '#lib/mail/message.ts'
import { renderHtml } from '#lib/mail/render-html.ts'
import { renderText } from '#lib/mail/render-text.ts'
import { ok, type Result } from '#lib/result.ts'

type MailboxMail = {
  id: string
  kind: string
  recipient: string
  subject: string
  text: string
  html: string
  at: Date
}

/** A local run without a mail server keeps its mails, for a page of its own. */
export async function putIntoMailbox({
  id,
  kind,
  to,
  letter,
}: MailMessage & { kind: string }): Promise<Result<'kept', MailFailure>> {
  await db().$executeRaw`
    insert into mailbox (id, kind, recipient, subject, text, html, at)
    values (${id}, ${kind}, ${to.emailAddress}, ${letter.subject}, ${renderText(letter)}, ${renderHtml(letter)}, teiki_now())
    on conflict (id) do nothing`
  return ok('kept')
}

/** The newest first. */
export async function listMailbox(): Promise<MailboxMail[]> {
  return db().mailboxMail.findMany({ orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 200 })
}

export async function getMailboxMail(id: string): Promise<MailboxMail | null> {
  return db().mailboxMail.findUnique({ where: { id } })
}
