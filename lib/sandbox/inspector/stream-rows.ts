import { html } from 'hono/html'
import { formatYen } from '#lib/money.ts'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { effectRows } from './delivery-rows.ts'
import { type Entry, isRefused } from './stream.ts'
import { dayOf, shortenIds, timeOf, tookOf } from './text.ts'
import { hrefOf, type View } from './view.ts'

/**
 * What was done, with what it led to under it; a day is named where another one begins.
 * @param isMain false where a part of the stream is shown once more, so that ids stay unique.
 */
export function streamRows(
  parts: Parts,
  entries: Entry[],
  view: View,
  { isMain }: { isMain: boolean },
): Html[] {
  return entries.map((entry, index) => {
    const day = dayOf(entry.at)
    const isNewDay = dayOf(entries[index - 1]?.at ?? parts.now()) !== day
    const row = entryRow(parts, entry, view, isMain)
    return isNewDay ? html`<li class="day">${day}</li>${row}` : row
  })
}

function entryRow(parts: Parts, entry: Entry, view: View, isMain: boolean): Html {
  const { no, at, by, fault, effects } = entry
  const anchor = isMain ? html` id="s${no}"` : ''
  const current = isMain && view.id === String(no) ? html` aria-current="true"` : ''
  return html`<li${anchor} class="${by}${fault ? ' faulty' : ''}">${
    fault ? html`<p class="fault">fault: ${fault}</p>` : ''
  }<a href="${hrefOf(view, { id: String(no) })}#s${no}"${current}><time>${timeOf(at)}</time><span class="what">${saidBy(entry)}${whatOf(entry)} <span class="muted">${aboutOf(entry)}</span></span>${statusOf(entry)}<span class="took">${tookText(entry)}</span></a>${
    effects.length === 0 ? '' : html`<ul>${effectRows(parts, effects, view)}</ul>`
  }</li>`
}

const speakers = { merchant: '', shopper: 'shopper ', control: '', clock: 'clock ' } as const

function saidBy({ by, what }: Entry): Html | string {
  return isCall(what) || speakers[by] === '' ? '' : html`<b>${speakers[by]}</b>`
}

function isCall(what: string): boolean {
  return /^[A-Z]+ \//.test(what)
}

function whatOf({ what }: Entry): Html | string {
  if (!isCall(what)) return what
  const [method, ...rest] = shortenIds(what).split(' ')
  return html`<b>${method}</b> ${rest.join(' ')}`
}

/** What tells this call from the next one like it. */
function aboutOf(entry: Entry): string {
  const { by, about, body, idempotencyKey, replayed } = entry
  if (by === 'control') return shortenIds(body ?? '').slice(0, 80)
  if (by !== 'merchant') return shortenIds(about ?? '')
  const { amount, mode, reference } = fieldsOf(body)
  const sum = typeof amount === 'number' ? formatYen(amount) : ''
  const name = idempotencyKey ?? (typeof reference === 'string' ? reference : '')
  const kind = typeof mode === 'string' ? `mode ${mode}` : ''
  return [sum, kind, name.slice(0, 60), replayed ? '(replayed)' : ''].filter(Boolean).join(' ')
}

function fieldsOf(body = ''): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}

function statusOf(entry: Entry): Html {
  const { status } = entry
  if (status === undefined) return html`<span class="code"></span>`
  const tone = isRefused(entry) ? 'bad' : 'good'
  const text = status ?? html`<span aria-hidden="true">–</span><span class="unseen">dropped</span>`
  return html`<span class="code ${tone}">${text}</span>`
}

function tookText({ tookMs }: Entry): string {
  return tookMs === undefined ? '' : tookOf(tookMs)
}
