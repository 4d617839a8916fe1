import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import type { Attempt, Delivery } from '../webhooks/delivery.ts'
import { againButton } from './object-buttons.ts'
import type { Entry } from './stream.ts'
import { countOf, momentOf, shortId, timeOf, tookOf } from './text.ts'
import { hrefOf, type View } from './view.ts'
import { wordsOf } from './words.ts'

/** One move of the clock can end thousands of things: only so many events are shown with their cause. */
const mostRows = 5
const mostTables = 20

/** Events under their cause, with what their endpoints answered: one row for each delivery. */
export function effectRows({ store }: Parts, { no, effects }: Entry, view: View): Html[] {
  const { events, deliveries } = store.state
  const words = wordsOf(view)
  const rows = effects.slice(0, mostRows).flatMap(({ event: id, deliveries: ids }) => {
    const type = events.get(id)?.eventData.type ?? words.deliveries.forgotten
    const name = html`<a href="${hrefOf(view, { id })}">${type}</a>`
    const sent = ids.slice(0, mostRows).flatMap((each) => deliveries.get(each) ?? [])
    if (sent.length === 0)
      return [html`<li>${name}<span class="muted">${words.deliveries.nobody}</span></li>`]
    return sent.map((delivery) => html`<li>${name}${answersOf(delivery, view)}</li>`)
  })
  const countRows = effects.reduce((sum, { deliveries: ids }) => sum + (ids.length || 1), 0)
  if (countRows <= mostRows) return rows
  const shown = rows.slice(0, mostRows)
  const more = words.stream.moreEffects(countOf(countRows - shown.length))
  const all = hrefOf(view, { id: String(no) })
  return [...shown, html`<li><a href="${all}#detail">${more}</a></li>`]
}

/** 500 → 200, and how long the last one took. */
function answersOf({ id, attempts, status, nextAttemptAt }: Delivery, view: View): Html {
  const { deliveries } = wordsOf(view)
  const codes = attempts.slice(-mostRows).map(({ status: code }, index) => {
    const arrow = index === 0 ? '' : ' → '
    return html`${arrow}<span class="${isGood(code) ? 'good' : 'bad'}">${code ?? deliveries.none}</span>`
  })
  const word = status === 'delivered' ? '' : deliveries.states[status]
  const last = attempts.at(-1)
  const when = nextAttemptAt === null ? '' : timeOf(nextAttemptAt)
  return html`<a href="${hrefOf(view, { id })}" class="answers"><span class="unseen">${deliveries.delivery} ${shortId(id)}</span> ${codes} ${word} ${when}</a><span class="took">${last ? tookOf(last.tookMs) : ''}</span>`
}

function isGood(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300
}

/** The deliveries of these events with all their attempts, and a button to send each once more. */
export function deliveryTables({ store }: Parts, { effects }: Entry, view: View): Html[] {
  const { events, deliveries } = store.state
  const words = wordsOf(view)
  const tables = effects.slice(0, mostTables).map(({ event, deliveries: ids }) => {
    const type = events.get(event)?.eventData.type ?? words.deliveries.forgotten
    const sent = ids.slice(0, mostRows).flatMap((id) => deliveries.get(id) ?? [])
    const left = ids.length - sent.length
    const rest = hrefOf(view, { show: 'deliveries', q: event, before: null, from: '' })
    return html`<section class="event"><h5><a href="${hrefOf(view, { id: event })}">${type}</a> <span class="muted">${shortId(event)}</span></h5>
${sent.length === 0 ? html`<p class="muted">${words.deliveries.notSubscribed}</p>` : ''}
${sent.map((delivery) => html`<div class="delivery"><p class="muted one-line">${words.deliveries.to} <a href="${hrefOf(view, { id: delivery.id })}">${delivery.url}</a></p>${attemptTable(delivery, view)}${againButton(delivery.id, view)}</div>`)}
${left > 0 ? html`<p><a href="${rest}#objects">${words.stream.moreEffects(countOf(left))}</a></p>` : ''}</section>`
  })
  const more = effects.length - mostTables
  if (more <= 0) return tables
  const all = hrefOf(view, { show: 'events', q: '', from: '' })
  return [
    ...tables,
    html`<p><a href="${all}#objects">${words.stream.moreEffects(countOf(more))}</a></p>`,
  ]
}

/** What came of every attempt, and when the next one is due. */
export function attemptTable({ attempts, status, nextAttemptAt }: Delivery, view: View): Html {
  const { deliveries } = wordsOf(view)
  const pending = html`<tr><td>${nextAttemptAt === null ? '' : momentOf(nextAttemptAt)}</td><td colspan="3">${
    nextAttemptAt === null ? deliveries.states[status] : deliveries.due
  }</td></tr>`
  return html`<table><caption class="unseen">${deliveries.attempts}</caption>
<thead><tr><th scope="col">${deliveries.attempt}</th><th scope="col">${deliveries.answer}</th><th scope="col">${deliveries.said}</th><th scope="col">${deliveries.took}</th></tr></thead>
<tbody>${attempts.map((attempt) => attemptRow(attempt, deliveries.none))}${
    attempts.length > 0 && nextAttemptAt === null ? '' : pending
  }</tbody></table>`
}

function attemptRow({ at, status, answer, error, tookMs }: Attempt, none: string): Html {
  return html`<tr><td>${momentOf(at)}</td><td class="${isGood(status) ? 'good' : 'bad'}">${status ?? none}</td><td class="said">${error ?? answer ?? ''}</td><td>${tookOf(tookMs)}</td></tr>`
}
