import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Locale } from '#lib/i18n/locale.ts'
import { composeMail } from './compose-mail.ts'
import type { MailMessage } from './message.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'
import { mailSamples } from './samples.ts'
import { deliver, type MailRoute } from './transport.ts'

type Received = { from: string; to: string[]; mail: string }

let received: Received[] = []
let sockets: Socket[] = []
const closers: (() => void)[] = []

afterEach(() => {
  for (const close of closers.splice(0)) close()
  received = []
  sockets = []
})

/** A real server on a free port; what it takes is in `received`. */
async function smtpServer(options: SMTPServerOptions = {}): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 1,
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          mail: Buffer.concat(chunks).toString('latin1'),
        })
        callback()
      })
    },
    ...options,
  })
  // It says so when a client leaves early, which is what some of these tests are about.
  server.on('error', () => undefined)
  server.server.on('connection', (socket) => sockets.push(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  return (server.server.address() as AddressInfo).port
}

/** Far more than a server on this machine needs. */
const patient = { connectionMs: 10_000, greetingMs: 10_000, socketMs: 10_000, totalMs: 20_000 }
/** The server greets after 100 ms. */
const hasty = { ...patient, connectionMs: 600, greetingMs: 600, socketMs: 600 }

function routeTo(
  port: number,
  smtp: Partial<MailRoute['smtp']> = {},
  deadlines = patient,
): MailRoute {
  return {
    smtp: { host: '127.0.0.1', port, secure: false, ...smtp },
    from: { emailAddress: 'hello@yamabiko.example' },
    host: 'shop.example',
    deadlines,
  }
}

function message(locale: Locale = 'ja', changes: Partial<MailMessage> = {}): MailMessage {
  const letter = composeMail('signup-completed', mailSamples['signup-completed'][locale], locale)
  const to = { name: '山田 花子', emailAddress: 'hanako@mail.example' }
  return { id: 'mail_abc', to, letter, ...changes }
}

const refusing = (responseCode: number) => Object.assign(new Error('No'), { responseCode })

describe('a mail arrives', () => {
  test.each<Locale>(['ja', 'en'])('as text and HTML, in %s', async (locale) => {
    const port = await smtpServer()
    const sent = message(locale)
    expect(await deliver(sent, routeTo(port))).toEqual({ ok: true, value: { kind: 'sent' } })
    const [{ from, to, mail }] = received as [Received]
    expect([from, to]).toEqual(['hello@yamabiko.example', ['hanako@mail.example']])
    const headers = headersOf(mail)
    expect(headers).toMatchObject({
      subject: sent.letter.subject,
      from: `${sent.letter.sender.name} <hello@yamabiko.example>`,
      to: '山田 花子 <hanako@mail.example>',
      'reply-to': `${sent.letter.sender.name} <hello@yamabiko.example>`,
      'message-id': '<mail_abc@shop.example>',
      'auto-submitted': 'auto-generated',
      'content-language': locale,
    })
    expect(partOf(mail, 'text/plain')).toBe(renderText(sent.letter))
    expect(partOf(mail, 'text/html')).toBe(renderHtml(sent.letter))
  })

  test('from the name in the settings, if there is one', async () => {
    const port = await smtpServer()
    const from = { name: '山彦, "珈琲" <x>', emailAddress: 'a@b.example' }
    await deliver(message(), { ...routeTo(port), from })
    expect(headersOf(received[0]?.mail ?? '').from).toContain('<a@b.example>')
    expect(received[0]?.from).toBe('a@b.example')
  })

  test('with a login', async () => {
    const port = await smtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, callback) =>
        username === 'shop' && password === '合言葉'
          ? callback(null, { user: 1 })
          : callback(refusing(535)),
    })
    const right = routeTo(port, { login: { user: 'shop', password: '合言葉' } })
    const wrong = routeTo(port, { login: { user: 'shop', password: 'x' } })
    expect(await deliver(message(), right)).toMatchObject({ ok: true })
    const unauthorized = { sent: 'no', retry: true, reason: 'unauthorized' }
    expect(await deliver(message(), wrong)).toEqual({ ok: false, reason: unauthorized })
    expect(await deliver(message(), routeTo(port))).toEqual({ ok: false, reason: unauthorized })
    expect(received).toHaveLength(1)
  })

  test('and nothing typed becomes a header or a recipient', async () => {
    const port = await smtpServer()
    const { letter } = message()
    const evil = 'x\r\nBcc: thief@mail.example\r\n\r\nbody'
    await deliver(
      message('ja', {
        id: 'mail_a\r\nX-Evil: 1',
        to: { name: `${evil}, "thief@mail.example"`, emailAddress: 'hanako@mail.example' },
        letter: { ...letter, subject: evil, sender: { ...letter.sender, name: evil } },
      }),
      routeTo(port),
    )
    const { mail, to } = received[0] as Received
    expect(to).toEqual(['hanako@mail.example'])
    expect(Object.keys(headersOf(mail))).not.toContain('bcc')
    expect(Object.keys(headersOf(mail))).not.toContain('x-evil')
    expect(headersOf(mail).subject).toBe('x Bcc: thief@mail.example body')
  })
})

describe('what goes wrong', () => {
  const failure = async (port: number, smtp = {}, deadlines = patient) => {
    const result = await deliver(message(), routeTo(port, smtp, deadlines))
    return result.ok ? 'sent' : result.reason
  }
  const no = (reason: string, retry = true) => ({ sent: 'no', retry, reason })
  const unknown = { sent: 'unknown', retry: false, reason: 'no-answer' }

  test.each<[string, SMTPServerOptions, object]>([
    ['421 to the connection', { onConnect: (_, done) => done(refusing(421)) }, no('turned-away')],
    ['554 to the connection', { onConnect: (_, done) => done(refusing(554)) }, no('turned-away')],
    [
      '421 to the sender',
      { onMailFrom: (_, __, done) => done(refusing(421)) },
      no('refused-for-now'),
    ],
    [
      '550 to the sender',
      { onMailFrom: (_, __, done) => done(refusing(550)) },
      no('refused', false),
    ],
    [
      '450 to the recipient',
      { onRcptTo: (_, __, done) => done(refusing(450)) },
      no('refused-for-now'),
    ],
    [
      '550 to the recipient',
      { onRcptTo: (_, __, done) => done(refusing(550)) },
      no('refused', false),
    ],
    ['451 to the text', { onData: readThen((done) => done(refusing(451))) }, no('refused-for-now')],
    ['550 to the text', { onData: readThen((done) => done(refusing(550))) }, no('refused', false)],
    ['a mail larger than allowed', { size: 1000 }, no('unsendable', false)],
    ['a drop after the text', { onData: readThen(() => drop()) }, unknown],
    ['a drop inside the text', { onData: (stream) => void stream.once('data', drop) }, unknown],
    ['a drop before the text', { onRcptTo: () => drop() }, no('unreachable')],
  ])('%s', async (_name, options, expected) => {
    expect(await failure(await smtpServer(options))).toEqual(expected)
    expect(received).toEqual([])
  })

  test.each<[string, SMTPServerOptions, object]>([
    ['instead of a greeting', { onConnect: () => undefined }, no('timeout')],
    ['before the text', { onRcptTo: () => undefined }, no('timeout')],
    ['after the text', { onData: readThen(() => undefined) }, unknown],
  ])('silence %s', async (_name, options, expected) => {
    expect(await failure(await smtpServer(options), {}, hasty)).toEqual(expected)
  })

  test('an answer that drips in for ever', async () => {
    const port = await smtpServer({ onRcptTo: () => undefined })
    const drip = { ...patient, totalMs: 400 }
    expect(await failure(port, {}, drip)).toEqual(no('timeout'))
  })

  test('nobody listens', async () => {
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    expect(await failure(port)).toEqual(no('unreachable'))
  })

  test('a certificate that nobody knows', async () => {
    const port = await smtpServer({ secure: true, logger: false })
    expect(await failure(port, { secure: true })).toEqual(no('tls'))
  })

  test('a certificate that nobody knows, after STARTTLS', async () => {
    const port = await smtpServer({ disabledCommands: [], logger: false })
    expect(await failure(port)).toEqual(no('tls'))
  })

  test('a password that would go to another machine in clear', async () => {
    const logins: string[] = []
    const port = await smtpServer({
      allowInsecureAuth: true,
      onAuth: ({ username = '' }, _session, callback) => {
        logins.push(username)
        callback(null, { user: username })
      },
    })
    // This machine, written in a way that does not look like it.
    const elsewhere = { host: '::ffff:127.0.0.1', login: { user: 'shop', password: 'secret' } }
    expect(await failure(port, elsewhere)).toEqual(no('tls'))
    expect(logins).toEqual([])
  })

  test('an address that could be more than one', async () => {
    const to = { emailAddress: 'a@b.example>\r\nRCPT TO:<thief@mail.example' }
    const result = await deliver(message('ja', { to }), routeTo(await smtpServer()))
    expect(result).toEqual({ ok: false, reason: no('unsendable', false) })
  })

  test('no settings', async () => {
    vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/none')
    vi.stubEnv('SMARTPAY_SECRET_KEY', 'sk_test_abc')
    vi.stubEnv('APP_URL', 'https://shop.example')
    vi.stubEnv('APP_SECRET', 'x'.repeat(32))
    vi.stubEnv('CRON_SECRET', 'y'.repeat(16))
    vi.stubEnv('SMTP_URL', '')
    vi.stubEnv('MAIL_FROM', '')
    expect(await deliver(message(), undefined)).toEqual({
      ok: false,
      reason: no('not-configured', false),
    })
  })
})

type OnData = NonNullable<SMTPServerOptions['onData']>

/** Takes the whole text, and then answers like that. */
function readThen(answer: (done: Parameters<OnData>[2]) => void): OnData {
  return (stream, _session, done) => {
    stream.resume()
    stream.on('end', () => answer(done))
  }
}

function drop(): void {
  for (const socket of sockets) socket.destroy()
}

/** Headers in clear, by lower-case name. */
function headersOf(mail: string): Record<string, string> {
  const [head = ''] = mail.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([^:]+): ?(.*)$/.exec(line) ?? []
      return [name.toLowerCase(), encodedWords(value).replace(/^"?([^"<]*?)"? </, '$1 <')]
    }),
  )
}

function encodedWords(value: string): string {
  return value
    .replace(/\?= =\?/g, '?==?')
    .replace(/(=\?utf-8\?[BQ]\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)].map(([, kind, text = '']) =>
          kind?.toUpperCase() === 'B'
            ? Buffer.from(text, 'base64')
            : quotedPrintable(text.replace(/_/g, ' ')),
        ),
      ).toString('utf8'),
    )
}

/** The text of one part, as its charset and encoding say. */
function partOf(mail: string, type: string): string {
  const boundary = /boundary="([^"]+)"/.exec(mail)?.[1] ?? ''
  const part =
    mail.split(`--${boundary}`).find((one) => one.includes(`Content-Type: ${type}`)) ?? ''
  const [head = '', ...body] = part.split('\r\n\r\n')
  expect(head).toContain('charset=utf-8')
  const text = body.join('\r\n\r\n').replace(/\r\n$/, '')
  const bytes = /encoding: base64/i.test(head)
    ? Buffer.from(text, 'base64')
    : /encoding: quoted-printable/i.test(head)
      ? quotedPrintable(text)
      : Buffer.from(text, 'latin1')
  return bytes.toString('utf8').replace(/\r\n/g, '\n')
}

function quotedPrintable(text: string): Buffer {
  const latin = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(latin, 'latin1')
}
