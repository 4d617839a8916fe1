import { html } from 'hono/html'
import type { Locale } from '#lib/i18n/locale.ts'
import type { Session } from '../state/state.ts'
import { type Detail, detailsOf } from './shopper.ts'
import type { Standing } from './standing.ts'
import { words } from './words.ts'

type Html = ReturnType<typeof html>

/** A token session's page: no items and no sum, because a token has none. Works without JavaScript. */
export function agreementPage(page: { locale: Locale; shop: string; session: Session }): Html {
  const { locale, shop, session } = page
  const text = words[locale]
  return frame(
    locale,
    text.title,
    html`<div class="card two">
<section class="agreement">
<p class="shop">${shop}</p>
<h1>${text.title}</h1>
<p>${text.lead(shop)}</p>
<h2 class="unseen">${text.agreement}</h2>
<dl class="facts">${text.facts.map(([label, value]) => row({ label, lines: [value] }))}</dl>
${session.reference === undefined ? '' : html`<p class="small">${text.reference} <code>${session.reference}</code></p>`}
</section>
<section>
<h2>${text.you}</h2>
${shopper(session, locale)}
<form method="post">
<button class="main" name="outcome" value="approve">${text.approve}</button>
<button class="danger" name="outcome" value="decline">${text.decline}</button>
<button class="quiet" name="outcome" value="cancel">${text.cancel(shop)}</button>
</form>
<p class="small ids"><code>${session.id}</code> <code>${session.token}</code></p>
</section>
</div>`,
  )
}

function shopper({ customerInfo }: Session, locale: Locale): Html {
  const text = words[locale]
  const details = detailsOf(customerInfo, locale)
  const card = row({ label: text.payment, lines: [text.card] })
  return html`${details.length === 0 ? html`<p class="small">${text.nothing}</p>` : ''}
<dl>${details.map(row)}${card}</dl>`
}

function row({ label, lines }: Detail): Html {
  return html`<div><dt>${label}</dt><dd>${lines.map((line) => html`<span>${line}</span>`)}</dd></div>`
}

type End = { locale: Locale; shop: string; standing: Exclude<Standing, 'open'> | 'missing' }

/** Used, withdrawn, expired or unknown: what happened, and the way on if there is one. */
export function endPage({ locale, shop, standing, wayOn }: End & { wayOn?: string }): Html {
  const text = words[locale]
  const [title, sentence] = text.ends[standing]
  return frame(
    locale,
    title,
    html`<div class="card end"><section>
${wayOn === undefined ? '' : html`<p class="shop">${shop}</p>`}
<h1>${title}</h1>
<p>${sentence}</p>
${wayOn === undefined ? '' : html`<p><a class="main" href="${wayOn}">${text.back(shop)}</a></p>`}
</section></div>`,
  )
}

function frame(locale: Locale, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} | Smartpay (test)</title>
<link rel="stylesheet" href="/_sandbox.css">
<link rel="icon" href="data:,">
</head>
<body>
<header class="tape"><p><strong>TEST</strong> <span>${words[locale].test}</span></p></header>
<main>${body}</main>
</body>
</html>`
}
