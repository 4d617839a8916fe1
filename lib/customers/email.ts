import { ok, type Result, refused } from '#lib/result.ts'
import { foldWidth, tidy } from './text.ts'

export type EmailProblem = 'missing' | 'too-long' | 'no-at' | 'not-an-email'

/** RFC 5321: 254 for the whole, 64 before the @. */
const longest = 254
const longestLocalPart = 64

/** The address as it is sent; letters keep their case, the domain is lower case. */
export function parseEmail(typed: string | undefined): Result<string, EmailProblem> {
  const email = foldWidth(tidy(typed ?? ''))
    .replace(/[。｡．]/g, '.')
    .replace(/^mailto:/i, '')
  if (email === '') return refused('missing')
  if (email.length > longest) return refused('too-long')
  const [local = '', domain = '', ...more] = email.split('@')
  if (domain === '' && more.length === 0) return refused('no-at')
  if (more.length > 0 || !isLocalPart(local) || !isDomain(domain)) return refused('not-an-email')
  return ok(`${local}@${domain.toLowerCase()}`)
}

/** One customer per address: trimmed, NFKC, lower case; no rules about plus or dots. */
export function emailIdentity(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
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
