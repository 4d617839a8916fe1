import { html } from 'hono/html'
import type { Effect } from '../acts.ts'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import type { Attempt, Delivery } from '../webhooks/delivery.ts'
import { againButton } from './object-buttons.ts'
import { momentOf, shortId, timeOf, tookOf } from './text.ts'
import { hrefOf, type View } from './view.ts'

/** An event under its cause, with what its endpoints answered: one row for each delivery. */
export function effectRows({ store }: Parts, effects: Effect[], view: View): Html[] {
  const { events, deliveries } = store.state
  return effects.flatMap(({ event: id, deliveries: ids }) => {
    const type = events.get(id)?.eventData.type ?? 'an event that is forgotten'
    const name = html`<a href="${hrefOf(view, { id })}">${type}</a>`
    const sent = ids.flatMap((each) => deliveries.get(each) ?? [])
    if (sent.length === 0) return [html`<li>${name}<span class="muted">no endpoint</span></li>`]
    return sent.map((delivery) => html`<li>${name}${answersOf(delivery, view)}</li>`)
  })
}

/** 500 → 200, and how long the last one took. */
function answersOf(delivery: Delivery, view: View): Html {
  const { id, attempts, status, nextAttemptAt } = delivery
  const codes = attempts.map(({ status: code }, index) => {
    const arrow = index === 0 ? '' : ' → '
    return html`${arrow}<span class="${isGood(code) ? 'good' : 'bad'}">${code ?? 'none'}</span>`
  })
  const word = status === 'delivered' ? '' : status
  const last = attempts.at(-1)
  const when = nextAttemptAt === null ? '' : timeOf(nextAttemptAt)
  return html`<a href="${hrefOf(view, { id })}" class="answers" aria-label="delivery ${shortId(id)}: ${attempts.length === 0 ? status : attempts.map(({ status: code }) => code ?? 'no answer').join(', ')}">${codes} ${word} ${when}</a><span class="took">${last ? tookOf(last.tookMs) : ''}</span>`
}

export function isGood(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300
}

/** Every delivery of these events with all its attempts, and a button to send it once more. */
export function deliveryTables({ store }: Parts, effects: Effect[], view: View): Html[] {
  const { events, deliveries } = store.state
  return effects.map(({ event, deliveries: ids }) => {
    const type = events.get(event)?.eventData.type ?? 'forgotten'
    const sent = ids.flatMap((id) => deliveries.get(id) ?? [])
    return html`<section class="event"><h5><a href="${hrefOf(view, { id: event })}">${type}</a> <span class="muted">${shortId(event)}</span></h5>
${sent.length === 0 ? html`<p class="muted">No endpoint of this mode has subscribed to it.</p>` : ''}
${sent.map((delivery) => html`<div class="delivery"><p class="muted one-line">to <a href="${hrefOf(view, { id: delivery.id })}">${delivery.url}</a></p>${attemptTable(delivery)}${againButton(delivery.id, view)}</div>`)}</section>`
  })
}

/** What came of every attempt, and when the next one is due. */
export function attemptTable({ attempts, status, nextAttemptAt }: Delivery): Html {
  return html`<table><caption class="unseen">Attempts</caption>
<thead><tr><th scope="col">attempt</th><th scope="col">answer</th><th scope="col">said</th><th scope="col">took</th></tr></thead>
<tbody>${attempts.map(attemptRow)}${
    attempts.length > 0 && nextAttemptAt === null
      ? ''
      : html`<tr><td>${nextAttemptAt === null ? '' : momentOf(nextAttemptAt)}</td><td colspan="3">${
          nextAttemptAt === null ? status : 'due then'
        }</td></tr>`
  }</tbody></table>`
}

function attemptRow({ at, status, answer, error, tookMs }: Attempt): Html {
  return html`<tr><td>${momentOf(at)}</td><td class="${isGood(status) ? 'good' : 'bad'}">${status ?? 'none'}</td><td class="said">${error ?? answer ?? ''}</td><td>${tookOf(tookMs)}</td></tr>`
}
