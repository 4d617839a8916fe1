import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import { faultKinds } from '../faults/fault.ts'
import type { Parts } from '../parts.ts'
import { curlOf } from './curl.ts'
import { deliveryTables } from './delivery-rows.ts'
import { bodyView, linked, mentionsOf } from './json.ts'
import { kindOf, nameOf } from './kinds.ts'
import type { Entry } from './stream.ts'
import { countOf, idsIn, momentOf, tookOf } from './text.ts'
import type { View } from './view.ts'
import { deedOf, wordsOf } from './words.ts'

/** One entry of the stream: what was asked, what was answered, and all that it led to. */
export function entryDetail(parts: Parts, entry: Entry, view: View): Html {
  const { by, no, at, what, about, status, body, answer, withheld, effects } = entry
  const { detail } = wordsOf(view)
  return html`<h3>${what.startsWith('/') ? what : linked(deedOf(what, view), view)}</h3>
<p class="muted">${detail.titles[by]} ${no}</p>
${bannerOf(entry, view)}
<dl class="facts">
<div><dt>${detail.received}</dt><dd>${momentOf(at)}</dd></div>
${status === undefined ? '' : html`<div><dt>${detail.answer}</dt><dd>${answerOf(entry, view)}</dd></div>`}
${keyOf(entry, view)}
${about ? html`<div><dt>${detail.about}</dt><dd>${linked(about, view)}</dd></div>` : ''}
${madeBy(entry, view)}
</dl>
${body ? block(detail.request, body, view) : ''}
${answer ? block(detail.answered, answer, view) : ''}
${withheld ? block(detail.withheld, withheld, view) : ''}
${effects.length === 0 ? '' : html`<h4>${detail.effects}</h4>${deliveryTables(parts, entry, view)}`}
${by === 'merchant' || by === 'control' ? html`<details><summary>${detail.curl}</summary><div class="json">${curlOf(entry, parts.origin)}</div></details>` : ''}`
}

/** What is worth knowing before anything else. */
function bannerOf({ fault, replayed, status, by, answer }: Entry, view: View): Html | '' {
  const { detail, faults } = wordsOf(view)
  const kind = faultKinds.find((each) => each === fault)
  if (kind)
    return html`<p class="banner faulty"><b>${detail.fault}: ${kind}.</b> ${faults.stories[kind]}</p>`
  if (replayed) return html`<p class="banner"><b>${detail.replayed}</b> ${detail.replayedWhy}</p>`
  if (by === 'control' && (status ?? 200) >= 400)
    return html`<p class="banner refused"><b>${detail.refused}</b> ${messageOf(answer)}</p>`
  return ''
}

/** What a caller was told; it may have been cut off. */
function messageOf(answer = '{}'): string {
  try {
    const { message = '', details = [] } = JSON.parse(answer)
    return [message, ...details].join(': ')
  } catch {
    return ''
  }
}

function answerOf({ status, tookMs }: Entry, view: View): string {
  const { detail } = wordsOf(view)
  const said = status === null ? detail.noAnswer : String(status)
  return tookMs === undefined ? said : detail.after(said, tookOf(tookMs))
}

function keyOf({ idempotencyKey, replayed }: Entry, view: View): Html | '' {
  if (idempotencyKey === undefined) return ''
  const { detail } = wordsOf(view)
  return html`<div><dt>${detail.idempotencyKey}</dt><dd>${idempotencyKey}${
    replayed ? html` <span class="muted">${detail.usedBefore}</span>` : ''
  }</dd></div>`
}

const mostMade = 20

/** The objects that the answer names and the request does not. */
function madeBy({ what, body = '', answer, withheld, status }: Entry, view: View): Html | '' {
  if (what.startsWith('GET') || (status ?? 200) >= 400) return ''
  const asked = new Set(idsIn(what + body))
  const made = idsIn(withheld ?? answer ?? '').filter((id) => !asked.has(id))
  if (made.length === 0) return ''
  return html`<div><dt>${wordsOf(view).detail.made}</dt><dd>${made.slice(0, mostMade).map((id) => {
    const kind = kindOf(id)
    return html`<a href="${mentionsOf(id, view)}">${kind ? nameOf(kind, view) : ''} ${id.slice(-6)}</a> `
  })}</dd></div>`
}

function block(title: string, text: string, view: View): Html {
  const size = wordsOf(view).detail.bytes(countOf(Buffer.byteLength(text)))
  return html`<details open><summary><h4>${title}</h4> <span class="muted">${size}</span></summary>${bodyView(text, view)}</details>`
}
