import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import { type Fault, faultKinds } from '../faults/fault.ts'
import type { Parts } from '../parts.ts'
import { amount, form, select, tick } from './form.ts'
import { momentOf } from './text.ts'
import type { View } from './view.ts'

const calls = [
  'POST /orders',
  'POST /checkout-sessions',
  'POST /refunds',
  'POST /payments',
  'GET /orders',
  'GET /tokens',
  'PUT /tokens',
] as const

const mostShown = 5

/** What the next calls meet, and a form to add to it. */
export function faultPanel({ faults }: Parts, view: View): Html {
  return html`<section class="panel" aria-labelledby="faults-h">
<h2 id="faults-h">Faults</h2>
<div data-live id="armed">${waiting(faults, view)}</div>
${form({ view, path: 'faults', className: 'fields faults' }, [
  select(
    { name: 'kind', label: 'kind of fault', value: 'commit-then-timeout', hidden: true },
    faultKinds.map((kind) => [kind, kind] as const),
  ),
  select({ name: 'call', label: 'which calls', value: 'POST /orders', hidden: true }, [
    ['', 'any call'],
    ...calls.map((call) => [call, call] as const),
  ]),
  amount({ name: 'times', label: 'times', value: 1, min: 1 }),
  html`<button>Add</button>`,
  html`<details class="wide"><summary>more</summary><div class="fields">${[
    amount({ name: 'seconds', label: 'takes', unit: 's' }),
    amount({ name: 'status', label: 'status', min: 400 }),
    amount({ name: 'retryAfter', label: 'Retry-After', unit: 's' }),
    amount({ name: 'perSecond', label: 'rate limit', unit: '/ s', min: 1 }),
    amount({ name: 'minutes', label: 'outage for', unit: 'min' }),
    tick('commit', 'do the work first', false),
  ]}</div></details>`,
])}
</section>`
}

function waiting(faults: Fault[], view: View): Html {
  if (faults.length === 0)
    return html`<p class="muted">none waits: every call is answered as it should be</p>`
  const more = faults.length - mostShown
  return html`<div class="armed"><ol>${faults.slice(0, mostShown).map(armed)}</ol>${
    more > 0 ? html`<p>and ${more} more</p>` : ''
  }${form({ view, path: 'faults/clear' }, html`<button aria-label="Clear all faults">Clear</button>`)}</div>`
}

function armed({ kind, method, path, times, until }: Fault): Html {
  const left = times === null ? 'until cleared' : `${times} left`
  const end = until === undefined ? left : `until ${momentOf(until)}`
  return html`<li><b>${method ?? 'any'} ${path === '/' ? 'call' : path}</b> ${kind} <span>${end}</span></li>`
}

/** What became of a call that met one. */
export const faultStories: Record<(typeof faultKinds)[number], string> = {
  delay: 'The answer came late.',
  reset: 'The connection was dropped, and nothing was done.',
  'commit-then-reset': 'It was done, and the caller was never told: the connection was dropped.',
  'commit-then-timeout': 'It was done, and the caller was never told: no answer came.',
  'half-body': 'It was done; the caller got half of the answer.',
  trickle: 'It was done; the answer came a few bytes at a time.',
  status: 'Another answer came than the work deserved.',
  html: 'A page of HTML came instead of JSON.',
  'bad-json': 'The answer was JSON, but no object of Smartpay’s.',
  'other-host': 'The answer’s url leads to another host.',
  'rate-limit': 'Too many calls came in one second, so nothing was done.',
  outage: 'Smartpay was down, and nothing was done.',
}
