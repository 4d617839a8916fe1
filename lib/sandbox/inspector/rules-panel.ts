import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { settingsOf } from '../state/state.ts'
import { fieldsOf, form } from './form.ts'
import type { View } from './view.ts'
import { wordsOf } from './words.ts'

/** Where Smartpay's own rule is unknown, what holds here. */
export function rulesPanel({ store }: Parts, view: View): Html {
  const { largestAmount, sessionLifetimeMs, slowMs, checkSums, hideUnauthorizedTokens } =
    settingsOf(store.state).rules
  const { rules, apply, hours, seconds } = wordsOf(view)
  const { amount, tick } = fieldsOf(view, 'rules')
  return html`<section class="panel" id="rules" aria-labelledby="rules-h">
<h2 id="rules-h">${rules.title}</h2>
<p class="muted one-line">${rules.lead}</p>
${form({ view, path: 'rules', to: 'rules', className: 'fields' }, [
  amount({
    name: 'largestAmount',
    label: rules.largestAmount,
    value: largestAmount,
    unit: '¥',
    min: 1,
  }),
  amount({ name: 'hours', label: rules.hours, value: sessionLifetimeMs / 3_600_000, unit: hours }),
  amount({ name: 'slow', label: rules.slow, value: slowMs / 1_000, unit: seconds }),
  html`<span class="wide ticked">${tick('checkSums', rules.checkSums, checkSums)}
${tick('hideUnauthorizedTokens', rules.hideUnauthorizedTokens, hideUnauthorizedTokens)}</span>`,
  html`<button>${apply}</button>`,
])}
</section>`
}
