import { html } from 'hono/html'
import type { Locale } from '#lib/i18n/locale.ts'
import type { Session } from './state.ts'
import { words } from './words.ts'

type Html = ReturnType<typeof html>

/** The hosted checkout of a token session: no items and no sum, because the token carries none. */
export function checkoutPage(session: Session, shopName: string): Html {
  const text = words[session.locale]
  const rows = text.facts.map(
    ([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )
  return frame(
    session.locale,
    text.title,
    html`<div class="card two">
      <section>
        <p class="shop">${shopName}</p>
        <h1>${text.title}</h1>
        <p>${text.lead}</p>
        <dl class="facts">${rows}</dl>
        ${session.reference ? html`<p class="small">${text.reference} <code>${session.reference}</code></p>` : ''}
      </section>
      <section>
        <h2>${text.you}</h2>
        <dl>${person(session)}</dl>
        <form method="post">
          <button class="main" name="outcome" value="approve">${text.approve}</button>
          <button class="danger" name="outcome" value="decline">${text.decline}</button>
          <button class="link" name="outcome" value="cancel">${text.cancel(shopName)}</button>
        </form>
        <p class="small"><code>${session.token.slice(0, 16)}…</code></p>
      </section>
    </div>`,
  )
}

/** Used, expired or unknown: one sentence and the way back. */
export function outcomePage(
  locale: Locale,
  outcome: keyof (typeof words)['ja']['outcomes'],
  backUrl: string | null,
): Html {
  const text = words[locale]
  return frame(
    locale,
    text.outcomes[outcome],
    html`<div class="card"><section>
      <h1>${text.outcomes[outcome]}</h1>
      ${backUrl ? html`<p><a class="main" href="${backUrl}">${text.back}</a></p>` : ''}
    </section></div>`,
  )
}

function person({ customerInfo, locale }: Session): Html[] {
  const text = words[locale]
  const field = (name: string) => String(customerInfo[name] ?? '')
  const address = (customerInfo.address ?? {}) as Record<string, unknown>
  const part = (name: string) => String(address[name] ?? '')
  const kana = `${field('lastNameKana')} ${field('firstNameKana')}`.trim()
  const name = `${field('lastName')} ${field('firstName')}`.trim()
  const place = ['administrativeArea', 'locality', 'line1', 'line2'].map(part)
  const rows = [
    [text.name, kana ? `${name}（${kana}）` : name],
    [text.phone, field('phoneNumber')],
    [text.email, field('emailAddress')],
    [
      text.address,
      `${part('postalCode') ? `〒${part('postalCode')} ` : ''}${place.join(' ').trim()}`,
    ],
    [text.payment, text.card],
  ]
  return rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)
}

function frame(locale: Locale, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} – Smartpay (sandbox)</title>
<link rel="stylesheet" href="/_sandbox.css"><link rel="icon" href="data:,"></head>
<body><header class="tape"><p><strong>TEST</strong> <span>${words[locale].test}</span></p></header>
<main>${body}</main></body></html>`
}
