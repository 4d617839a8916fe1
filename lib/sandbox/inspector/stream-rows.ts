import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import { formatYen } from '../money.ts'
import type { Parts } from '../parts.ts'
import { effectRows } from './delivery-rows.ts'
import { type Entry, isRefused } from './stream.ts'
import { dayOf, shortenIds, timeOf, tookOf } from './text.ts'
import { hrefOf, type View } from './view.ts'
import { deedOf, wordsOf } from './words.ts'

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
  const { faults } = wordsOf(view)
  const anchor = isMain ? html` id="s${no}"` : ''
  const current = isMain && view.id === String(no) ? html` aria-current="true"` : ''
  return html`<li${anchor} class="${by}${fault ? ' faulty' : ''}">${
    fault ? html`<p class="fault">${faults.label}: ${fault}</p>` : ''
  }<a href="${hrefOf(view, { id: String(no) })}#s${no}"${current}><time>${timeOf(at)}</time><span class="what">${saidBy(entry, view)}${whatOf(entry, view)} <span class="muted">${aboutOf(entry, view)}</span></span>${statusOf(entry, view)}<span class="took">${tookText(entry)}</span></a>${
    effects.length === 0 ? '' : html`<ul>${effectRows(parts, entry, view)}</ul>`
  }</li>`
}

function saidBy({ by, what }: Entry, view: View): Html | string {
  if (isCall(what) || (by !== 'shopper' && by !== 'clock')) return ''
  return html`<b>${wordsOf(view).stream[by]}</b> `
}

function isCall(what: string): boolean {
  return /^[A-Z]+ \//.test(what)
}

function whatOf({ what }: Entry, view: View): Html | string {
  if (!isCall(what)) return deedOf(what, view)
  const [method, ...rest] = shortenIds(what).split(' ')
  return html`<b>${method}</b> ${rest.join(' ')}`
}

/** What tells this call from the next one like it. */
function aboutOf(entry: Entry, view: View): string {
  const { by, about, body, idempotencyKey, replayed } = entry
  if (by === 'control') return shortenIds(body ?? '').slice(0, 80)
  if (by !== 'merchant') return shortenIds(about ?? '')
  const { amount, mode, reference } = fieldsOf(body)
  const sum = typeof amount === 'number' ? formatYen(amount) : ''
  const name = idempotencyKey ?? (typeof reference === 'string' ? reference : '')
  const kind = typeof mode === 'string' ? `mode ${mode}` : ''
  const again = replayed ? wordsOf(view).stream.replayed : ''
  return [sum, kind, name.slice(0, 60), again].filter(Boolean).join(' ')
}

function fieldsOf(body = ''): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}

function statusOf(entry: Entry, view: View): Html {
  const { status } = entry
  if (status === undefined) return html`<span class="code"></span>`
  const tone = isRefused(entry) ? 'bad' : 'good'
  const dropped = html`<span aria-hidden="true">–</span><span class="unseen">${wordsOf(view).stream.dropped}</span>`
  return html`<span class="code ${tone}">${status ?? dropped}</span>`
}

function tookText({ tookMs }: Entry): string {
  return tookMs === undefined ? '' : tookOf(tookMs)
}
