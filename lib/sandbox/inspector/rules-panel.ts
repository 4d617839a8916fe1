import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { settingsOf } from '../state/state.ts'
import { amount, form, tick } from './form.ts'
import type { View } from './view.ts'

/** Where Smartpay's own rule is unknown, what holds here. */
export function rulesPanel({ store }: Parts, view: View): Html {
  const { rules } = settingsOf(store.state)
  const hours = rules.sessionLifetimeMs / 3_600_000
  return html`<section class="panel" aria-labelledby="rules-h">
<h2 id="rules-h">Rules</h2>
<p class="muted">where Smartpay’s own are unknown</p>
${form({ view, path: 'rules', className: 'fields' }, [
  amount({
    name: 'largestAmount',
    label: 'largest order',
    value: rules.largestAmount,
    unit: '¥',
    min: 1,
  }),
  amount({ name: 'hours', label: 'checkout open', value: hours, unit: 'h' }),
  amount({ name: 'slow', label: 'slow takes', value: rules.slowMs / 1_000, unit: 's' }),
  tick('checkSums', 'check sums', rules.checkSums),
  tick('hideUnauthorizedTokens', 'hide unagreed tokens', rules.hideUnauthorizedTokens),
  html`<button>Apply</button>`,
])}
</section>`
}
