import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { settingsOf } from '../state/state.ts'
import { eventTypes } from '../webhooks/event.ts'
import { fieldsOf, form } from './form.ts'
import { hrefOf, type View } from './view.ts'
import { wordsOf } from './words.ts'

/** How events are sent, and to whom. */
export function webhookPanel(parts: Parts, view: View): Html {
  const { copies, delayMs, shuffleMs, dropAll, dropTypes, dropNext } = settingsOf(
    parts.store.state,
  ).webhooks
  const { webhooks, apply, seconds: unit } = wordsOf(view)
  const { amount, tick } = fieldsOf(view, 'webhooks')
  const chosen = dropTypes.length === 0 ? webhooks.none : String(dropTypes.length)
  return html`<section class="panel" id="webhooks" aria-labelledby="webhooks-h">
<h2 id="webhooks-h">${webhooks.title}</h2>
<p class="muted one-line">${receivers(parts, view)}</p>
${form({ view, path: 'webhooks', to: 'webhooks', className: 'fields' }, [
  amount({ name: 'copies', label: webhooks.copies, value: copies, min: 1 }),
  amount({ name: 'delay', label: webhooks.delay, value: delayMs / 1_000, unit }),
  amount({ name: 'shuffle', label: webhooks.shuffle, value: shuffleMs / 1_000, unit }),
  amount({ name: 'dropNext', label: webhooks.dropNext, value: dropNext }),
  tick('dropAll', webhooks.dropAll, dropAll),
  html`<button>${apply}</button>`,
  html`<details class="wide"><summary>${webhooks.byType}: ${chosen}</summary><div class="ticks">${eventTypes.map(
    (type) => tick('dropTypes', type, dropTypes.includes(type), type),
  )}</div></details>`,
])}
</section>`
}

function receivers({ store }: Parts, view: View): Html | string {
  const { webhooks } = wordsOf(view)
  const all = [...store.state.webhookEndpoints.values()]
  const active = all.filter((one) => one.active && one.deletedAt === undefined)
  if (active.length === 0) return webhooks.nowhere
  const list = hrefOf(view, { show: 'webhookEndpoints', q: '', from: '' })
  return html`${webhooks.to} <a href="${list}#objects">${active.length === 1 ? active[0]?.url : webhooks.several(active.length)}</a>`
}
