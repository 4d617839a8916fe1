import { AppError } from '#lib/app-error.ts'
import { singleLine } from './single-line.ts'

/** Markup that is ready to send; only this file makes it, so text cannot slip in unescaped. */
export type Html = { readonly markup: string }
type Part = string | number | Html | readonly Html[]

/** A template whose parts are escaped unless they are markup already. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.map((text, index) => text + markupOf(parts[index] ?? '')).join('') }
}

/** Markup from our own constants, e.g. a style sheet. Never for anything that was typed. */
export function constantMarkup(markup: string): Html {
  return { markup }
}

/** The address for an `href`. Anything but http(s) is a bug of ours: shoppers never type addresses. */
export function webAddress(url: string): string {
  if (!/^https?:\/\/[^\s"'<>\\]+$/i.test(url)) throw new AppError('A letter links to http(s) only')
  return url
}

/** Dates with weekday and what follows them: split over two lines they are hard to read. */
const together =
  /\d{4}年\d{1,2}月\d{1,2}日\([日月火水木金土]\)(?:ごろ|まで)?|\d+か月(?:ごと)?|[A-Z][a-z]{2}, [A-Z][a-z]{2} \d{1,2}, \d{4}/g

/** A sentence, with its dates kept on one line. */
export function prose(text: string): Html {
  const markup = escaped(text).replace(
    together,
    (date) => `<span style="white-space:nowrap">${date}</span>`,
  )
  return { markup }
}

function markupOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return singleLine(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
