import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import { type Fault, faultKinds } from '../faults/fault.ts'
import type { Parts } from '../parts.ts'
import { fieldsOf, form } from './form.ts'
import { momentOf } from './text.ts'
import type { View } from './view.ts'
import { wordsOf } from './words.ts'

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
export function faultPanel({ faults: waiting }: Parts, view: View): Html {
  const { faults } = wordsOf(view)
  const { amount, select } = fieldsOf(view, 'faults')
  return html`<section class="panel" id="faults" aria-labelledby="faults-h">
<h2 id="faults-h">${faults.title}</h2>
<div data-live id="armed">${armed(waiting, view)}</div>
${form({ view, path: 'faults', to: 'faults', className: 'fields faults' }, [
  html`<div class="wide pair">${select(
    { name: 'kind', label: faults.kind, value: 'commit-then-timeout' },
    faultKinds.map((kind) => [kind, kind] as const),
  )}${select({ name: 'call', label: faults.call, value: 'POST /orders' }, [
    ['', faults.any],
    ...calls.map((call) => [call, call] as const),
  ])}</div>`,
  amount({ name: 'times', label: faults.times, value: 1, min: 1 }),
  html`<button>${faults.add}</button>`,
  moreFields(view),
])}
</section>`
}

/** Open when what is wrong is in it. */
function moreFields(view: View): Html {
  const { faults, seconds, minutes } = wordsOf(view)
  const { amount, tick } = fieldsOf(view, 'faults')
  const isOpen = view.refused?.path === 'faults'
  return html`<details class="wide"${isOpen ? html` open` : ''}><summary>${faults.more}</summary><div class="fields">${[
    amount({ name: 'seconds', label: faults.takes, unit: seconds }),
    amount({ name: 'status', label: faults.status, min: 400 }),
    amount({ name: 'retryAfter', label: faults.retryAfter, unit: seconds }),
    amount({ name: 'perSecond', label: faults.perSecond, min: 1 }),
    amount({ name: 'minutes', label: faults.outage, unit: minutes }),
    tick('commit', faults.commit, false),
  ]}</div></details>`
}

function armed(waiting: Fault[], view: View): Html {
  const { faults } = wordsOf(view)
  if (waiting.length === 0) return html`<p class="muted">${faults.none}</p>`
  const more = waiting.length - mostShown
  return html`<div class="armed"><ol>${waiting.slice(0, mostShown).map((fault) => armedRow(fault, view))}</ol>${
    more > 0 ? html`<p>${faults.others(more)}</p>` : ''
  }${form({ view, path: 'faults/clear' }, html`<button aria-label="${faults.clearAll}">${faults.clear}</button>`)}</div>`
}

function armedRow({ kind, method, path, times, until }: Fault, view: View): Html {
  const { faults } = wordsOf(view)
  const left = times === null ? faults.uncleared : faults.left(times)
  const end = until === undefined ? left : faults.until(momentOf(until))
  const calls = path === '/' && method === undefined ? faults.any : `${method ?? ''} ${path}`
  return html`<li><b>${calls}</b> ${kind} <span>${end}</span></li>`
}
