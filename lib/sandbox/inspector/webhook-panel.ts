import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { settingsOf } from '../state/state.ts'
import { eventTypes } from '../webhooks/event.ts'
import { amount, form, tick } from './form.ts'
import { hrefOf, type View } from './view.ts'

/** How events are sent, and to whom. */
export function webhookPanel({ store }: Parts, view: View): Html {
  const { webhooks } = settingsOf(store.state)
  const { copies, delayMs, shuffleMs, dropAll, dropTypes, dropNext } = webhooks
  const endpoints = [...store.state.webhookEndpoints.values()]
  const active = endpoints.filter((one) => one.active && one.deletedAt === undefined)
  const list = hrefOf(view, { show: 'webhookEndpoints', q: '', from: '' })
  const chosen = dropTypes.length === 0 ? 'none' : String(dropTypes.length)
  return html`<section class="panel" aria-labelledby="webhooks-h">
<h2 id="webhooks-h">Webhooks</h2>
<p class="muted one-line">${
    active.length === 0
      ? 'no endpoint yet: events go nowhere'
      : html`to <a href="${list}">${active.length === 1 ? active[0]?.url : `${active.length} endpoints`}</a>`
  }</p>
${form({ view, path: 'webhooks', className: 'fields' }, [
  amount({ name: 'copies', label: 'copies', value: copies, min: 1 }),
  amount({ name: 'delay', label: 'delay', value: delayMs / 1_000, unit: 's' }),
  amount({ name: 'shuffle', label: 'shuffle within', value: shuffleMs / 1_000, unit: 's' }),
  amount({ name: 'dropNext', label: 'drop the next', value: dropNext }),
  tick('dropAll', 'drop all', dropAll),
  html`<button>Apply</button>`,
  html`<details class="wide"><summary>drop by type: ${chosen}</summary><div class="ticks">${eventTypes.map(
    (type) => tick('dropTypes', type, dropTypes.includes(type), type),
  )}</div></details>`,
])}
</section>`
}
