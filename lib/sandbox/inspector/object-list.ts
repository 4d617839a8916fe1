import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import type { Listed } from '../state/state.ts'
import { labelOf, lineOf } from './kinds.ts'
import { settleButtons } from './object-buttons.ts'
import { countsOf, mostSearched, type ObjectPage, pageOf } from './object-search.ts'
import { countOf, dayOf, shortId, timeOf } from './text.ts'
import { hrefOf, type Kind, kindNames, type View } from './view.ts'
import { wordsOf } from './words.ts'

/** All kinds with how many there are, and the objects of one of them. */
export function objectList(parts: Parts, view: View): Html {
  const { objects } = wordsOf(view)
  const counts = countsOf(parts, view)
  const page = pageOf(parts, view.show, view)
  return html`<nav aria-label="${objects.kinds}"><ul class="kinds">${kindNames.map(
    (kind) =>
      html`<li><a href="${hrefOf(view, { show: kind, from: '' })}#objects"${
        kind === view.show ? html` aria-current="true"` : ''
      }><span>${labelOf(kind, view)}</span> <span>${countOf(counts[kind])}</span></a></li>`,
  )}</ul></nav>
${view.q === '' ? '' : html`<p class="muted pad">${objects.searched(countOf(mostSearched))}</p>`}
<h3 class="unseen">${labelOf(view.show, view)}</h3>
${page.items.length === 0 ? emptyNote(view) : ''}
<ol class="objects">${page.items.map((item) => row(parts, view, { kind: view.show, item }))}</ol>
${pager(page, counts[view.show], view)}`
}

function row<Name extends Kind>(
  parts: Parts,
  view: View,
  { kind, item }: { kind: Name; item: Listed[Name] },
): Html {
  const { tone, word, sum, note } = lineOf(kind, item, { parts, view })
  const day = dayOf(item.createdAt)
  const isToday = day === dayOf(parts.now())
  const current = item.id === view.id ? html` aria-current="true"` : ''
  return html`<li id="${item.id}"><a href="${hrefOf(view, { id: item.id })}#${item.id}"${current}><span class="id">${shortId(item.id)}</span><span class="sum">${sum ?? ''}</span>
<span class="tone ${tone}">${word}</span>${note === undefined ? '' : html`<span class="note">${note}</span>`}<time>${isToday ? timeOf(item.createdAt) : day.slice(5)}</time></a>${settleButtons(parts, item.id, view)}</li>`
}

/** Which of how many these are, and the ways on. */
function pager({ items, newer, older }: ObjectPage<Kind>, count: number, view: View): Html | '' {
  if (older === null && view.from === '') return ''
  const { objects } = wordsOf(view)
  const shown = objects.shown(
    countOf(newer + Math.min(1, items.length)),
    countOf(newer + items.length),
    countOf(count),
  )
  return html`<p class="pad pager"><span class="muted">${view.q === '' ? shown : ''}</span>
${view.from === '' ? '' : html`<a href="${hrefOf(view, { from: '' })}#objects">${objects.newest}</a>`}
${older === null ? '' : html`<a href="${hrefOf(view, { from: older })}#objects">${objects.older}</a>`}</p>`
}

function emptyNote(view: View): Html {
  const { objects, begin } = wordsOf(view)
  const { q, from, show } = view
  const label = labelOf(show, view)
  if (from !== '') return html`<p class="muted pad">${objects.noOlder(label)}</p>`
  if (q !== '') return html`<p class="muted pad">${objects.noneFound(label)}</p>`
  return html`<p class="pad"><b>${objects.none(label)}</b><br><span class="muted">${begin[show]}</span></p>`
}
