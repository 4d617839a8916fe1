import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import { showSession } from '../control/ledger.ts'
import type { Token } from '../objects/token.ts'
import type { Parts } from '../parts.ts'
import { orderOutcomes } from '../state/shopper.ts'
import { button, fieldsOf, form } from './form.ts'
import { shortId } from './text.ts'
import type { View } from './view.ts'
import { wordsOf } from './words.ts'

/** What settles an object that waits for its shopper; nothing for all others. */
export function settleButtons({ store }: Parts, id: string, view: View): Html | '' {
  const { tokens, orders } = store.state
  const { buttons } = wordsOf(view)
  const of = shortId(id)
  const to = id
  if (tokens.get(id)?.status === 'requires_authorization')
    return html`<div class="buttons">${form({ view, path: `tokens/${id}/approve`, to }, button({ label: buttons.approve, of }))}
${form({ view, path: `tokens/${id}/reject`, to }, button({ label: buttons.reject, of }))}</div>`
  if (orders.get(id)?.status !== 'requires_authorization') return ''
  return html`<div class="buttons">${form({ view, path: `orders/${id}/authorize`, to }, button({ label: buttons.authorize, of }))}
${form({ view, path: `orders/${id}/decline`, to }, [
  button({ label: buttons.decline, field: ['how', 'hard'], of }),
  button({ label: buttons.softly, field: ['how', 'soft'], of }),
])}</div>`
}

/** All that can be done to an object here, as its state allows. */
export function objectButtons(parts: Parts, id: string, view: View): Html {
  const { tokens, sessions, deliveries } = parts.store.state
  const token = tokens.get(id)
  const session = sessions.get(id)
  const { checkout } = wordsOf(view).buttons
  return html`${settleButtons(parts, id, view)}
${token && token.status !== 'deleted' ? shopperButtons(parts, token, view) : ''}
${session ? html`<p class="buttons"><a class="button" href="${showSession(parts, session).url}" target="_blank" rel="noopener">${checkout}</a></p>` : ''}
${deliveries.has(id) ? againButton(id, view) : ''}`
}

export function againButton(id: string, view: View): Html {
  const to = 'detail'
  const label = button({ label: wordsOf(view).deliveries.again, of: shortId(id) })
  return form({ view, path: `deliveries/${id}/again`, to }, label)
}

/** What comes of the token's next orders, and whether its shopper can pay at all. */
function shopperButtons({ store }: Parts, { id, hidden }: Token, view: View): Html {
  const to = 'detail'
  const { buttons } = wordsOf(view)
  const next = store.state.plans.get(id)?.next ?? []
  const isPaused = store.state.shoppers.get(hidden.shopper)?.paused === true
  const planned = next.map(({ outcome, times }) => buttons.planned(outcome, times))
  const path = `tokens/${id}/outcomes`
  const { amount, select } = fieldsOf(view, path)
  return html`<section class="next"><h4>${buttons.next}</h4>
<p class="muted">${planned.join(buttons.andThen) || buttons.byMail}</p>
${form({ view, path, to, className: 'fields' }, [
  select({ name: 'outcome', label: buttons.come }, [
    ...orderOutcomes.map((outcome) => [outcome, outcome] as const),
    ['none', buttons.what],
  ]),
  amount({ name: 'times', label: buttons.times, value: 1, min: 1 }),
  html`<button>${buttons.set}</button>`,
])}
${form({ view, path: `tokens/${id}/shopper`, to }, [
  button(
    isPaused
      ? { label: buttons.resume, field: ['paused', 'no'] }
      : { label: buttons.pause, field: ['paused', 'yes'] },
  ),
  html`<span class="muted">${isPaused ? buttons.paused : ''}</span>`,
])}</section>`
}
