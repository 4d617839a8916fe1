import { html } from 'hono/html'
import type { Locale } from '../locale.ts'
import type { CustomerInfo } from '../objects/common.ts'
import type { Html } from './frame.ts'
import { type Detail, detailsOf } from './shopper.ts'
import { words } from './words.ts'

/** Who pays, and with what. */
export function shopperPart(customerInfo: CustomerInfo, locale: Locale): Html {
  const text = words[locale]
  const details = detailsOf(customerInfo, locale)
  const card = row({ label: text.payment, lines: [text.card] })
  return html`${details.length === 0 ? html`<p class="small">${text.nothing}</p>` : ''}
<dl>${details.map(row)}${card}</dl>`
}

export function row({ label, lines }: Detail): Html {
  return html`<div><dt>${label}</dt><dd>${lines.map((line) => html`<span>${line}</span>`)}</dd></div>`
}
