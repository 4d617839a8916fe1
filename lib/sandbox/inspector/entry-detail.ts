import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import { faultKinds } from '../faults/fault.ts'
import type { Parts } from '../parts.ts'
import { curlOf } from './curl.ts'
import { deliveryTables } from './delivery-rows.ts'
import { faultStories } from './fault-panel.ts'
import { bodyView, linked, mentionsOf } from './json.ts'
import { kindOf, nameOf } from './kinds.ts'
import type { Entry } from './stream.ts'
import { idsIn, momentOf, tookOf } from './text.ts'
import type { View } from './view.ts'

const titles = {
  merchant: 'request',
  shopper: 'shopper',
  control: 'control call',
  clock: 'clock',
} as const

/** One entry of the stream: what was asked, what was answered, and all that it led to. */
export function entryDetail(parts: Parts, entry: Entry, view: View): Html {
  const { by, no, at, what, about, status, body, answer, withheld, effects } = entry
  return html`<h3>${what.startsWith('/') ? what : linked(what, view)}</h3>
<p class="muted">${titles[by]} ${no}</p>
${bannerOf(entry)}
<dl class="facts">
<div><dt>received</dt><dd>${momentOf(at)}</dd></div>
${status === undefined ? '' : html`<div><dt>answer</dt><dd>${answerOf(entry)}</dd></div>`}
${keyOf(entry)}
${about ? html`<div><dt>about</dt><dd>${linked(about, view)}</dd></div>` : ''}
${madeBy(entry, view)}
</dl>
${body ? block('Request body', body, view) : ''}
${answer ? block('Answer', answer, view) : ''}
${withheld ? block('Answer that was held back', withheld, view) : ''}
${effects.length === 0 ? '' : html`<h4>Events and deliveries</h4>${deliveryTables(parts, effects, view)}`}
${by === 'merchant' || by === 'control' ? html`<details><summary>as curl</summary><div class="json">${curlOf(entry, parts.origin)}</div></details>` : ''}`
}

/** What is worth knowing before anything else. */
function bannerOf({ fault, replayed, status, by, answer }: Entry): Html | '' {
  const kind = faultKinds.find((each) => each === fault)
  if (kind) return html`<p class="banner faulty"><b>Fault: ${kind}.</b> ${faultStories[kind]}</p>`
  if (replayed)
    return html`<p class="banner"><b>Replayed.</b> The first answer to this key was given again, and nothing was done.</p>`
  if (by === 'control' && (status ?? 200) >= 400)
    return html`<p class="banner refused" role="alert"><b>Refused.</b> ${messageOf(answer)}</p>`
  return ''
}

function messageOf(answer = '{}'): string {
  const { message = '', details = [] } = JSON.parse(answer)
  return [message, ...details].join(': ')
}

function answerOf({ status, tookMs }: Entry): string {
  const said = status === null ? 'none, the connection was dropped' : String(status)
  return tookMs === undefined ? said : `${said} after ${tookOf(tookMs)}`
}

function keyOf({ idempotencyKey, replayed }: Entry): Html | '' {
  if (idempotencyKey === undefined) return ''
  return html`<div><dt>idempotency key</dt><dd>${idempotencyKey}${
    replayed ? html` <span class="muted">used before</span>` : ''
  }</dd></div>`
}

/** The objects that the answer names and the request does not. */
function madeBy({ what, body = '', answer, withheld, status }: Entry, view: View): Html | '' {
  if (what.startsWith('GET') || (status ?? 200) >= 400) return ''
  const asked = new Set(idsIn(what + body))
  const made = idsIn(withheld ?? answer ?? '').filter((id) => !asked.has(id))
  if (made.length === 0) return ''
  return html`<div><dt>made</dt><dd>${made.map((id) => {
    const kind = kindOf(id)
    return html`<a href="${mentionsOf(id, view)}">${kind ? nameOf(kind) : ''} ${id.slice(-6)}</a> `
  })}</dd></div>`
}

function block(title: string, text: string, view: View): Html {
  return html`<details open><summary><h4>${title}</h4> <span class="muted">${sizeOf(text)}</span></summary>${bodyView(text, view)}</details>`
}

function sizeOf(text: string): string {
  return `${new Intl.NumberFormat('en-US').format(Buffer.byteLength(text))} bytes`
}
