import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import type { Listed } from '../state/state.ts'
import { attemptTable } from './delivery-rows.ts'
import { jsonView } from './json.ts'
import { kindOf, lineOf, nameOf, shelfOf, showItem } from './kinds.ts'
import { objectButtons } from './object-buttons.ts'
import { matches, newestFirst } from './stream.ts'
import { streamRows } from './stream-rows.ts'
import { idsIn, momentOf } from './text.ts'
import { hrefOf, type Kind, type View } from './view.ts'
import { wordsOf } from './words.ts'

const entriesShown = 10
const relativesShown = 20

/** One object: how it stands, what can be done to it, its JSON, and what was done to it. */
export function objectDetail(parts: Parts, view: View): Html | null {
  const kind = kindOf(view.id)
  const item = kind && shelfOf(parts.store.state, kind).get(view.id)
  return kind && item ? detailOf(parts, { kind, item, view }) : null
}

type Chosen<Name extends Kind> = { kind: Name; item: Listed[Name]; view: View }

function detailOf<Name extends Kind>(parts: Parts, { kind, item, view }: Chosen<Name>): Html {
  const { id, createdAt } = item
  const { detail } = wordsOf(view)
  const { tone, word, sum, note } = lineOf(kind, item, { parts, view })
  const shown = showItem(kind, item, parts)
  const others = idsIn(JSON.stringify(shown)).filter((other) => other !== id)
  const delivery = parts.store.state.deliveries.get(id)
  return html`<h3>${nameOf(kind, view)} <span class="sum">${sum ?? ''}</span></h3>
<p class="whole">${id}</p>
<dl class="facts">
<div><dt>${detail.status}</dt><dd><span class="tone ${tone}">${word}</span></dd></div>
${note === undefined ? '' : html`<div><dt>${detail.note}</dt><dd>${note}</dd></div>`}
<div><dt>${detail.created}</dt><dd>${momentOf(createdAt)}</dd></div>
${others.length === 0 ? '' : html`<div><dt>${detail.belongs}</dt><dd>${others.slice(0, relativesShown).map((other) => relative(other, view))}</dd></div>`}
<div><dt>${detail.mentioned}</dt><dd><a href="${hrefOf(view, { q: id, before: null, from: '' })}">${detail.allMentions}</a></dd></div>
</dl>
${objectButtons(parts, id, view)}
${delivery ? attemptTable(delivery, view) : ''}
<details open><summary><h4>JSON</h4></summary>${jsonView(shown, view)}</details>
${historyOf(parts, view)}`
}

function relative(id: string, view: View): Html {
  const kind = kindOf(id)
  return html`<a href="${hrefOf(view, { show: kind ?? view.show, id, from: '' })}">${
    kind ? nameOf(kind, view) : ''
  } ${id.slice(-6)}</a> `
}

/** The newest of what was done with it, each with its effects. */
function historyOf(parts: Parts, view: View): Html {
  const entries = []
  for (const entry of newestFirst(parts.requests, null)) {
    if (matches(entry, 'all', view.id, parts.store.state)) entries.push(entry)
    if (entries.length === entriesShown) break
  }
  if (entries.length === 0) return html``
  return html`<h4>${wordsOf(view).detail.history}</h4>
<ol class="stream">${streamRows(parts, entries, { ...view, q: '' }, { isMain: false })}</ol>`
}
