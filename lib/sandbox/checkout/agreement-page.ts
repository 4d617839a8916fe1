import { html } from 'hono/html'
import type { Locale } from '../locale.ts'
import type { Session } from '../objects/session.ts'
import { frame, type Html } from './frame.ts'
import { row, shopperPart } from './shopper-part.ts'
import { words } from './words.ts'

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
${shopperPart(session.customerInfo, locale)}
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
