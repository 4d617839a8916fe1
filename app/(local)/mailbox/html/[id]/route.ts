import { requireLocalRun } from '#lib/emails/local-run.ts'
import { findShown } from '#lib/emails/shown-mail.ts'

/** One mail as its reader's program shows it. The proxy gives it a policy of its own: styles, no scripts. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  requireLocalRun()
  const mail = await findShown((await params).id)
  if (!mail) return new Response('There is no such mail', { status: 404 })
  // Its links open beside the mailbox, not inside the frame.
  const html = mail.html.replace('<head>', '<head><base target="_blank">')
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
