import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpSettings } from '#lib/mail-settings.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { failureOf, type MailFailure, type SmtpError } from './failure.ts'
import type { Envelope } from './message.ts'

/** How long to wait: for the connection with its greeting and TLS, for the greeting, for each answer. */
export type Deadlines = {
  connectionMs: number
  greetingMs: number
  socketMs: number
  totalMs: number
}

type Sending = {
  smtp: SmtpSettings
  /** What we call ourselves. */
  host: string
  deadlines: Deadlines
  envelope: Envelope
  bytes: Buffer
}

/**
 * One mail over one connection of its own. Mails are few and far between, and a kept connection that
 * died in between would make an outcome unknown, so there is no pool. Never throws for what a server
 * or a network can do.
 */
export function sendBySmtp(sending: Sending): Promise<Result<{ kind: 'sent' }, MailFailure>> {
  return new Promise((resolve) => {
    const connection = connectionFor(sending)
    const text = textOf(sending.bytes)
    const total = setTimeout(() => fail({ code: 'ETIMEDOUT' }), sending.deadlines.totalMs)
    const end = (result: Result<{ kind: 'sent' }, MailFailure>) => {
      clearTimeout(total)
      resolve(result)
    }
    const fail = (error: SmtpError) => {
      end(refused(failureOf(error, text.begun())))
      connection.close()
    }
    // It listens to the end: what happens while saying goodbye must not end the process.
    connection.on('error', fail)
    // A connection that closes without an error; the error of a step comes first.
    connection.once('end', () => setImmediate(fail, {}))
    connection.connect((notConnected) => {
      if (notConnected) return fail(notConnected)
      logIn(connection, sending.smtp, (notLoggedIn) => {
        if (notLoggedIn) return fail(notLoggedIn)
        const envelope = { ...sending.envelope, size: sending.bytes.length }
        connection.send(envelope, text.stream, (notSent) => {
          if (notSent) return fail(notSent)
          end(ok({ kind: 'sent' }))
          connection.quit()
        })
      })
    })
  })
}

function connectionFor({ smtp, host, deadlines }: Sending): SMTPConnection {
  return new SMTPConnection({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    // A password goes over the wire in clear only on this machine.
    requireTLS: smtp.login !== undefined && !smtp.secure && !isLoopback(smtp.host),
    name: host,
    connectionTimeout: deadlines.connectionMs,
    greetingTimeout: deadlines.greetingMs,
    socketTimeout: deadlines.socketMs,
    socketCloseTimeout: 1000,
  })
}

/** The library reads the stream only once the server has asked for the text: from then on it may have it. */
function textOf(bytes: Buffer): { stream: Readable; begun: () => boolean } {
  let begun = false
  const stream = new Readable({
    read() {
      begun = true
      this.push(bytes)
      this.push(null)
    },
  })
  return { stream, begun: () => begun }
}

function logIn(
  connection: SMTPConnection,
  { login }: SmtpSettings,
  done: (error?: SmtpError | null) => void,
): void {
  if (!login) done()
  else connection.login({ credentials: { user: login.user, pass: login.password } }, done)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
