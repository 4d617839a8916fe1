/** How times, ids and texts are written on the page. Smartpay's shops are in Japan, and so is its clock. */

const japanMs = 9 * 3_600_000

/** 2026-11-22 15:54:08 in Japan. */
export function momentOf(at: number): string {
  // The clock can be set to any number, and not every number is a date.
  const shifted = new Date(at + japanMs)
  return Number.isNaN(shifted.getTime())
    ? String(at)
    : shifted.toISOString().replace('T', ' ').slice(0, -5)
}

export function timeOf(at: number): string {
  return momentOf(at).slice(-8)
}

export function dayOf(at: number): string {
  return momentOf(at).slice(0, -9)
}

/** 31 d 4 h: the two largest units, each with its own mark. */
export function spanOf(ms: number, units: readonly string[]): string {
  const counts = [
    Math.floor(ms / 86_400_000),
    Math.floor(ms / 3_600_000) % 24,
    Math.floor(ms / 60_000) % 60,
    Math.floor(ms / 1_000) % 60,
  ]
  const first = counts.findIndex((count) => count > 0)
  if (first < 0) return `${ms}${units.at(-1)}`
  const shown = counts.map((count, index) => (count > 0 ? `${count}${units[index]}` : ''))
  return shown
    .slice(first, first + 2)
    .filter(Boolean)
    .join(' ')
}

const digits = new Intl.NumberFormat('en-US')

export function countOf(count: number): string {
  return digits.format(count)
}

export function tookOf(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`
}

const prefixes =
  'checkout|paytok|order|payment|refund|webhookendpoint|evt|coupon|promotioncode|delivery'
const ids = new RegExp(`\\b(?:${prefixes})_(?:test|live)_[0-9A-Za-z]{22}\\b`, 'g')

/** The ids in a text, each once. */
export function idsIn(text: string): string[] {
  return [...new Set(text.match(ids) ?? [])]
}

/** A text in pieces: every second one is an id. */
export function splitAtIds(text: string): string[] {
  return text.split(new RegExp(`(${ids.source})`))
}

/** …VUjhen: long enough to tell apart what is on one page. */
export function shortId(id: string): string {
  return `…${id.slice(-6)}`
}

export function shortenIds(text: string): string {
  return text.replace(ids, shortId)
}

/** Keys are not kept, but nothing hinders a caller from writing one into a body. */
export function masked(text: string): string {
  return text
    .replace(/\bsk_(test|live)_[0-9A-Za-z]+/g, 'sk_$1_…')
    .replace(/("signingSecret":")[^"]+/g, '$1…')
}
