import { html } from 'hono/html'
import type { Locale } from '../locale.ts'
import { formatYen } from '../money.ts'
import type { LineItem, Order } from '../objects/order.ts'
import type { Promotion } from '../objects/promotion.ts'
import type { Session } from '../objects/session.ts'
import { formatDate } from '../tokyo.ts'
import { frame, type Html } from './frame.ts'
import { instalmentsOf } from './instalments.ts'
import { row, shopperPart } from './shopper-part.ts'
import { words } from './words.ts'

type Page = {
  locale: Locale
  shop: string
  session: Session
  order: Order
  /** The promotion code that was asked for, and what it gives; null if it cannot be used. */
  code: string
  promotion: Promotion | null
  now: number
}

/** An order session's page: what is bought, what it comes to, and when it is paid. */
export function orderPage(page: Page): Html {
  const { locale, shop, session, order } = page
  const text = words[locale]
  return frame(
    locale,
    text.orderTitle,
    html`${order.hidden.softDeclines > 0 ? html`<p class="notice" role="alert">${text.softDeclined}</p>` : ''}
<div class="card two">
<section class="agreement">
<p class="shop">${shop}</p>
<h1>${text.orderTitle}</h1>
${order.description === undefined ? '' : html`<p>${order.description}</p>`}
${sums(page)}
${promotionForm(page)}
<h2>${text.instalments}</h2>
${instalments(page)}
${session.reference === undefined ? '' : html`<p class="small">${text.reference} <code>${session.reference}</code></p>`}
</section>
<section>
<h2>${text.you}</h2>
${shopperPart(session.customerInfo, locale)}
<form method="post">
<button class="main" name="outcome" value="approve">${text.pay}</button>
<button class="danger" name="outcome" value="decline">${text.decline}</button>
<button class="danger" name="outcome" value="soft-decline">${text.softDecline}</button>
<button class="quiet" name="outcome" value="cancel">${text.cancel(shop)}</button>
</form>
<p class="small ids"><code>${session.id}</code> <code>${order.id}</code></p>
</section>
</div>`,
  )
}

function sums({ locale, order, promotion }: Page): Html {
  const text = words[locale]
  const { feeAmount = 0 } = order.shippingInfo
  return html`<h2 class="unseen">${text.items}</h2>
<dl class="sums">
${order.lineItems.map((item) => itemRow(item, locale))}
${feeAmount === 0 ? '' : sum(text.fee, formatYen(feeAmount))}
${promotion ? sum(text.promotion(promotion.promotionCode.code), minus(promotion.amount)) : ''}
<div class="total"><dt>${text.total}</dt><dd>${formatYen(totalOf(order, promotion))}</dd></div>
</dl>`
}

function itemRow(item: LineItem, locale: Locale): Html {
  const text = words[locale]
  const { kind, amount, quantity = 1, price, description } = item
  const name = price?.product.name ?? description ?? text.kinds[kind]
  const count = quantity === 1 ? '' : text.count(formatYen(amount), quantity)
  const yen = kind === 'discount' ? minus(amount * quantity) : formatYen(amount * quantity)
  return html`<div><dt>${name}${count === '' ? '' : html` <span>${count}</span>`}</dt><dd>${yen}</dd></div>`
}

function sum(label: string, yen: string): Html {
  return html`<div><dt>${label}</dt><dd>${yen}</dd></div>`
}

function minus(amount: number): string {
  return `−${formatYen(amount)}`
}

function totalOf({ amount }: Order, promotion: Promotion | null): number {
  return amount - (promotion?.amount ?? 0)
}

function promotionForm({ locale, code, promotion }: Page): Html {
  const text = words[locale]
  const isUseless = code !== '' && promotion === null
  return html`<form method="get" class="code">
<label for="promotion-code">${text.code}</label>
<input id="promotion-code" name="promotion-code" value="${code}" autocomplete="off" maxlength="255"${isUseless ? html` aria-invalid="true" aria-describedby="code-refused"` : ''}>
<button>${text.useCode}</button>
${isUseless ? html`<p id="code-refused" class="refused">${text.codeRefused}</p>` : ''}
</form>`
}

function instalments({ locale, order, promotion, now }: Page): Html {
  const text = words[locale]
  const rows = instalmentsOf(totalOf(order, promotion), now).map(({ dueOn, amount }) =>
    row({ label: formatDate(dueOn, locale), lines: [formatYen(amount)] }),
  )
  const note = order.captureMethod === 'manual' ? html`<p class="small">${text.later}</p>` : ''
  return html`<dl class="sums">${rows}</dl>${note}`
}
