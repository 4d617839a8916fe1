import { ok, type Result, refused } from '#lib/result.ts'
import { foldWidth, tidy } from './text.ts'

export type EmailProblem =
  | 'missing'
  | 'too-long'
  | 'no-at'
  | 'two-ats'
  | 'has-space'
  | 'has-comma'
  | 'not-ascii'
  | 'no-domain'
  | 'not-an-email'

/** `count`: how many characters are allowed. */
type EmailRefusal = { reason: EmailProblem; count?: number }

/** RFC 5321: 254 for the whole, 64 before the @. */
const longest = 254
const longestLocalPart = 64

/** The address as it is sent; letters keep their case, the domain is lower case. */
export function parseEmail(typed: string): Result<string, EmailRefusal> {
  const email = unwrap(foldWidth(tidy(typed)))
  if (email === '') return refused({ reason: 'missing' })
  if (email.length > longest) return refused({ reason: 'too-long', count: longest })
  const [local = '', domain = ''] = email.split('@')
  const reason = problemOf(email, domain)
  if (reason) return refused({ reason })
  return isLocalPart(local) && isDomain(domain)
    ? ok(`${local}@${domain.toLowerCase()}`)
    : refused({ reason: 'not-an-email' })
}

/** One customer per address: trimmed, NFKC, lower case; no rules about plus or dots. */
export function emailIdentity(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}

/** What a paste from a mail or a sentence leaves around the address. */
function unwrap(text: string): string {
  return text
    .replace(/[。｡]/g, '.')
    .replace(/^mailto:/i, '')
    .replace(/[.,;:、\s]+$/, '')
    .replace(/^[^<>@]*<([^<>@]+@[^<>@]+)>$/, '$1')
    .replace(/\s?@\s?/g, '@')
    .trim()
}

/** The usual slips by name, so that the sentence can say how to mend them. */
function problemOf(email: string, domain: string): EmailProblem | null {
  const ats = email.split('@').length - 1
  if (ats === 0) return 'no-at'
  if (ats > 1) return 'two-ats'
  if (/\s/.test(email)) return 'has-space'
  if (/[,、]/.test(email)) return 'has-comma'
  if (/[^\x21-\x7e]/.test(email)) return 'not-ascii'
  return domain.includes('.') ? null : 'no-domain'
}

/** Dots at odd places are let through: Japanese carriers once gave such addresses out. */
function isLocalPart(local: string): boolean {
  return local.length <= longestLocalPart && /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/.test(local)
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.')
  return (
    labels.length >= 2 &&
    labels.every((label) => /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label)) &&
    /^([A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$/.test(labels.at(-1) ?? '')
  )
}
