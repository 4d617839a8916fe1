/** Where mail goes out, and in whose name. */
export type SmtpSettings = {
  host: string
  port: number
  /** TLS from the first byte (smtps); otherwise the connection is upgraded as soon as the server can. */
  secure: boolean
  login?: { user: string; password: string }
}
export type Mailbox = { name?: string; emailAddress: string }
export type MailSettings = { smtp: SmtpSettings; from: Mailbox }

const ports = { 'smtp:': 587, 'smtps:': 465 } as const
const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u

/** `smtp://` or `smtps://`, user and password inside, percent-encoded; null for anything else. */
export function parseSmtpUrl(text: string): SmtpSettings | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) return null
  if (controls.test(text) || !url.hostname || !/^\/?$/.test(url.pathname + url.search + url.hash))
    return null
  const user = decoded(url.username)
  const password = decoded(url.password)
  if (user === null || password === null || (user === '') !== (password === '')) return null
  return {
    // An IPv6 address stands in brackets in an address, and without them in a socket's options.
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || ports[url.protocol],
    secure: url.protocol === 'smtps:',
    ...(user === '' ? {} : { login: { user, password } }),
  }
}

/** `shop@example.jp` or `Name <shop@example.jp>`; null for anything that could add a header or a person. */
export function parseMailbox(text: string): Mailbox | null {
  if (controls.test(text) || text.length > 400) return null
  const { groups } =
    /^(?:(?<name>[^<>]*)<(?<inside>[^<>]*)>|(?<bare>[^<>]*))$/.exec(text.trim()) ?? {}
  const emailAddress = (groups?.inside ?? groups?.bare ?? '').trim()
  if (!/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(emailAddress)) return null
  if (emailAddress.length > 254) return null
  const name = (groups?.name ?? '').trim().replace(/^"(.*)"$/, '$1')
  return name === '' ? { emailAddress } : { name, emailAddress }
}

/** Percent-encoded text in clear, or null where it is broken or holds a control character. */
function decoded(text: string): string | null {
  try {
    const clear = decodeURIComponent(text)
    return controls.test(clear) ? null : clear
  } catch {
    return null
  }
}
