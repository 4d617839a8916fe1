import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { emptyStream } from './empty-stream.ts'
import { type Entry, matches, newestFirst } from './stream.ts'
import { streamRows } from './stream-rows.ts'
import { hrefOf, streamFilters, type View } from './view.ts'
import { wordsOf } from './words.ts'

const rowsOnPage = 50

/** Requests and everything else that was done, newest first, with a search and filters above. */
export function streamColumn(parts: Parts, view: View): Html {
  const { stream } = wordsOf(view)
  const { entries, isMore } = pageOf(parts, view)
  const last = entries.at(-1)
  return html`<h2 id="stream-h">${stream.title} <a class="close" id="live" href="${hrefOf(view, { before: null })}" data-running="${stream.live}" data-stopped="${stream.reload}" data-lost="${stream.lost}">${stream.reload}</a></h2>
<form class="search" role="search" action="/">
${hiddenFields(view)}<label><span class="unseen">${stream.searchFor}</span><input type="search" name="q" value="${view.q}" placeholder="${stream.placeholder}"></label><button>${stream.search}</button>
</form>
${view.q === '' ? '' : html`<p class="found">${stream.mentions} <b>${view.q}</b> <a href="${hrefOf(view, { q: '', before: null, from: '' })}">${stream.showAll}</a></p>`}
<nav aria-label="${stream.filter}"><ul class="filters">${streamFilters.map(
    (only) =>
      html`<li><a href="${hrefOf(view, { only, before: null })}#stream"${
        only === view.only ? html` aria-current="true"` : ''
      }>${stream.filters[only]}</a></li>`,
  )}</ul></nav>
<div data-live id="rows">
${view.before === null ? '' : html`<p class="pad"><a href="${hrefOf(view, { before: null })}#stream">${stream.newest}</a></p>`}
${entries.length === 0 ? emptyStream(parts, view) : html`<ol class="stream">${streamRows(parts, entries, view, { isMain: true })}</ol>`}
${last && isMore ? html`<p class="pad"><a href="${hrefOf(view, { before: last.no })}#stream">${stream.older}</a></p>` : ''}
</div>`
}

function pageOf(parts: Parts, view: View): { entries: Entry[]; isMore: boolean } {
  const entries: Entry[] = []
  for (const entry of newestFirst(parts.requests, view.before)) {
    if (!matches(entry, view.only, view.q, parts.store.state)) continue
    if (entries.length === rowsOnPage) return { entries, isMore: true }
    entries.push(entry)
  }
  return { entries, isMore: false }
}

function hiddenFields({ show, only, lang }: View): Html[] {
  const kept = Object.entries({ show, only, lang }).filter(([, value]) => value !== '')
  return kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
}
