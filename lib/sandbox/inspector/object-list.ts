import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { labelOf, lineOf } from './kinds.ts'
import { settleButtons } from './object-buttons.ts'
import { countsOf, mostSearched, pageOf } from './object-search.ts'
import { dayOf, shortId, timeOf } from './text.ts'
import { hrefOf, kindNames, type View } from './view.ts'

/** All kinds with how many there are, and the objects of one of them. */
export function objectList(parts: Parts, view: View): Html {
  const counts = countsOf(parts, view)
  const { items, older } = pageOf(parts, view.show, view)
  const label = labelOf(view.show)
  const today = dayOf(parts.now())
  return html`<nav aria-label="Kinds of objects"><ul class="kinds">${kindNames.map(
    (kind) =>
      html`<li><a href="${hrefOf(view, { show: kind, from: '' })}#objects"${
        kind === view.show ? html` aria-current="true"` : ''
      }><span>${labelOf(kind)}</span> <span>${counts[kind]}</span></a></li>`,
  )}</ul></nav>
${view.q === '' ? '' : html`<p class="muted pad">those that mention it, among the newest ${mostSearched} of each kind</p>`}
<h3 class="unseen">${label}</h3>
${items.length === 0 ? html`<p class="muted pad">${emptyText(view)}</p>` : ''}
<ol class="objects">${items.map((item) => {
    const { tone, word, sum, note } = lineOf(view.show, item, parts)
    const day = dayOf(item.createdAt)
    const isChosen = item.id === view.id
    return html`<li id="${item.id}"><a href="${hrefOf(view, { id: item.id })}#${item.id}"${
      isChosen ? html` aria-current="true"` : ''
    }><span class="id">${shortId(item.id)}</span><span class="sum">${sum ?? ''}</span>
<span class="tone ${tone}">${word}</span><time>${day === today ? timeOf(item.createdAt) : day.slice(5)}</time>${
      note === undefined ? '' : html`<span class="note">${note}</span>`
    }</a>${settleButtons(parts, item.id, view)}</li>`
  })}</ol>
${older === null ? '' : html`<p class="pad"><a href="${hrefOf(view, { from: older })}#objects">older ${label}</a></p>`}`
}

function emptyText({ q, from, show }: View): string {
  if (from !== '') return `No older ${labelOf(show)}.`
  return q === '' ? `No ${labelOf(show)} yet.` : `No ${labelOf(show)} mention it.`
}
