import { env } from '#lib/env.ts'
import type { MailSettings } from '#lib/mail-settings.ts'
import { type Result, refused } from '#lib/result.ts'
import type { MailFailure } from './failure.ts'
import { type MailMessage, messageBytes } from './message.ts'
import { type Deadlines, sendBySmtp } from './smtp-session.ts'

/** An answer takes a second; a server that needs longer is asked again later. */
const deadlines: Deadlines = {
  connectionMs: 10_000,
  greetingMs: 10_000,
  socketMs: 20_000,
  totalMs: 60_000,
}

export type MailRoute = MailSettings & { host: string; deadlines: Deadlines }

/**
 * Sends one mail. Call it outside any transaction, after the intent is stored: a mail that may have
 * arrived (`unknown`) must not be sent again by itself.
 */
export async function deliver(
  message: MailMessage,
  route: MailRoute | undefined = routeOfSettings(),
): Promise<Result<{ kind: 'sent' }, MailFailure>> {
  if (!route) return refused({ sent: 'no', retry: false, reason: 'not-configured' })
  const { smtp, from, host } = route
  const { envelope, bytes } = await messageBytes(message, from, host)
  return sendBySmtp({ smtp, host, deadlines: route.deadlines, envelope, bytes })
}

function routeOfSettings(): MailRoute | undefined {
  const { mail, appUrl } = env()
  return mail && { ...mail, host: new URL(appUrl).hostname, deadlines }
}
