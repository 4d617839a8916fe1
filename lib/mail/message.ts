import MailComposer from 'nodemailer/lib/mail-composer'
import type { Mailbox } from '#lib/mail-settings.ts'
import type { Letter } from './letter.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'
import { singleLine } from './single-line.ts'

export type MailMessage = {
  /** Our own id of the mail: a second try carries the same Message-ID, so that it can be told apart. */
  id: string
  to: Mailbox
  letter: Letter
}

export type Envelope = { from: string; to: string }

/** The bytes of a mail and its envelope. `host` is the shop's, for the Message-ID. */
export async function messageBytes(
  { id, to, letter }: MailMessage,
  from: Mailbox,
  host: string,
): Promise<{ envelope: Envelope; bytes: Buffer }> {
  const { sender } = letter
  const composer = new MailComposer({
    from: headerAddress({ name: from.name ?? sender.name, emailAddress: from.emailAddress }),
    to: headerAddress(to),
    replyTo: headerAddress({ name: sender.name, emailAddress: sender.emailAddress }),
    subject: singleLine(letter.subject),
    text: renderText(letter),
    html: renderHtml(letter),
    messageId: `<${id.replace(/[^\w.-]/g, '')}@${host}>`,
    // RFC 3834: no holiday notes in return.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.locale },
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const bytes = await composer.compile().build()
  return { envelope: { from: from.emailAddress, to: to.emailAddress }, bytes }
}

/** A parsed address: the library never reads a name as more addresses. */
function headerAddress({ name, emailAddress }: Mailbox): { name: string; address: string } {
  return { name: singleLine(name ?? ''), address: singleLine(emailAddress) }
}
