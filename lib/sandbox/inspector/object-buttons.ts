import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import { showSession } from '../control/ledger.ts'
import type { Token } from '../objects/token.ts'
import type { Parts } from '../parts.ts'
import { orderOutcomes } from '../state/shopper.ts'
import { amount, button, form, select } from './form.ts'
import { shortId } from './text.ts'
import type { View } from './view.ts'

/** What settles an object that waits for its shopper; nothing for all others. */
export function settleButtons({ store }: Parts, id: string, view: View): Html | '' {
  const { tokens, orders } = store.state
  const of = shortId(id)
  const to = id
  if (tokens.get(id)?.status === 'requires_authorization')
    return html`<div class="buttons">${form({ view, path: `tokens/${id}/approve`, to }, button({ label: 'Approve', of }))}
${form({ view, path: `tokens/${id}/reject`, to }, button({ label: 'Reject', of }))}</div>`
  if (orders.get(id)?.status !== 'requires_authorization') return ''
  return html`<div class="buttons">${form({ view, path: `orders/${id}/authorize`, to }, button({ label: 'Authorize', of }))}
${form({ view, path: `orders/${id}/decline`, to }, [
  button({ label: 'Decline', field: ['how', 'hard'], of }),
  button({ label: 'softly', field: ['how', 'soft'], of: `decline ${of}` }),
])}</div>`
}

/** All that can be done to an object here, as its state allows. */
export function objectButtons(parts: Parts, id: string, view: View): Html {
  const { tokens, sessions, deliveries } = parts.store.state
  const token = tokens.get(id)
  const session = sessions.get(id)
  return html`${settleButtons(parts, id, view)}
${token && token.status !== 'deleted' ? shopperButtons(parts, token, view) : ''}
${session ? html`<p class="buttons"><a class="button" href="${showSession(parts, session).url}" target="_blank" rel="noopener">Open the checkout</a></p>` : ''}
${deliveries.has(id) ? againButton(id, view) : ''}`
}

export function againButton(id: string, view: View): Html {
  const to = 'detail'
  const label = button({ label: 'Send again', of: shortId(id) })
  return form({ view, path: `deliveries/${id}/again`, to }, label)
}

/** What comes of the token's next orders, and whether its shopper can pay at all. */
function shopperButtons({ store }: Parts, { id, hidden }: Token, view: View): Html {
  const to = 'detail'
  const next = store.state.plans.get(id)?.next ?? []
  const isPaused = store.state.shoppers.get(hidden.shopper)?.paused === true
  const planned = next.map(({ outcome, times }) => `${outcome} × ${times}`).join(', then ')
  return html`<section class="next"><h4>Next orders with it</h4>
<p class="muted">${planned || 'follow the mail address of the order: approved, unless it says otherwise'}</p>
${form({ view, path: `tokens/${id}/outcomes`, to, className: 'fields' }, [
  select({ name: 'outcome', label: 'come to' }, [
    ...orderOutcomes.map((outcome) => [outcome, outcome] as const),
    ['none', 'what the mail says'],
  ]),
  amount({ name: 'times', label: 'times', value: 1, min: 1 }),
  html`<button>Set</button>`,
])}
${form({ view, path: `tokens/${id}/shopper`, to }, [
  button(
    isPaused
      ? { label: 'Let the shopper pay again', field: ['paused', 'no'] }
      : { label: 'Pause the shopper', field: ['paused', 'yes'] },
  ),
  html`<span class="muted">${isPaused ? 'paused: orders with their tokens are refused' : ''}</span>`,
])}</section>`
}
