import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { type Entry, matches, newestFirst } from './stream.ts'
import { streamRows } from './stream-rows.ts'
import { hrefOf, streamFilters, type View } from './view.ts'

const rowsOnPage = 100

/** Requests and everything else that was done, newest first, with a search and filters above. */
export function streamColumn(parts: Parts, view: View): Html {
  const { entries, isMore } = pageOf(parts, view)
  const last = entries.at(-1)
  return html`<h2 id="stream-h">Stream <a class="close" id="live" href="${hrefOf(view, { before: null })}">reload</a></h2>
<form class="search" role="search" action="/">
${hiddenFields(view)}<label><span class="unseen">Search for an id, a reference, a key, or any text</span><input type="search" name="q" value="${view.q}" placeholder="id, reference, key, any text"></label><button>Search</button>
</form>
${view.q === '' ? '' : html`<p class="found">mentions <b>${view.q}</b> <a href="${hrefOf(view, { q: '', before: null, from: '' })}">show all</a></p>`}
<nav aria-label="Filter of the stream"><ul class="filters">${streamFilters.map(
    (only) =>
      html`<li><a href="${hrefOf(view, { only, before: null })}#stream"${
        only === view.only ? html` aria-current="true"` : ''
      }>${only}</a></li>`,
  )}</ul></nav>
<div data-live id="rows">
${view.before === null ? '' : html`<p class="pad"><a href="${hrefOf(view, { before: null })}#stream">newest</a></p>`}
${entries.length === 0 ? emptyText(parts, view) : html`<ol class="stream">${streamRows(parts, entries, view, { isMain: true })}</ol>`}
${last && isMore ? html`<p class="pad"><a href="${hrefOf(view, { before: last.no })}#stream">older</a></p>` : ''}
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

function hiddenFields({ show, only }: View): Html[] {
  return Object.entries({ show, only }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
}

function emptyText({ origin, requests, store }: Parts, view: View): Html {
  if (view.q !== '' || view.only !== 'all' || requests.lastNo > 0)
    return html`<p class="muted pad">Nothing of this kind${view.before === null ? '' : ' that is older'}.</p>`
  const isKept = store.state.sessions.size > 0
  return html`<div class="empty pad">
<p><b>Nothing has been asked ${isKept ? 'since the start' : 'yet'}.</b> ${
    isKept
      ? 'The objects are still there: requests are kept in memory only.'
      : 'Point your shop here, or try it:'
  }</p>
<div class="json">curl ${origin}/v1/checkout-sessions \\
  -H 'Authorization: Basic sk_test_mine' \\
  -d '{
    "mode": "token", "locale": "en", "reference": "sub_1",
    "customerInfo": { "emailAddress": "hanako@example.jp" },
    "successUrl": "http://localhost:3000/ok",
    "cancelUrl": "http://localhost:3000/ng" }'</div>
</div>`
}
