import { expect, test, vi } from 'vitest'
import type { Delivery } from '../webhooks/delivery.ts'
import type { SmartpayEvent } from '../webhooks/event.ts'
import { forgetOld } from './forget.ts'
import { apply, emptyState, type State } from './state.ts'

const kept = 20_000

function stateOf(count: number, isPending: (index: number) => boolean): State {
  const state = emptyState()
  for (let createdAt = 0; createdAt < count; createdAt += 1) {
    const id = `evt_test_${createdAt}`
    const data = { id: 'order_test_1', test: true }
    const eventData = { type: 'order.authorized', version: '2022-02-18', data } as const
    const event: SmartpayEvent = { id, object: 'event', createdAt, test: true, eventData }
    apply(state, { put: 'events', object: event })
    const delivery: Delivery = {
      id: `delivery_test_${createdAt}`,
      createdAt,
      test: true,
      event: id,
      type: 'order.authorized',
      endpoint: 'webhookendpoint_test_1',
      url: 'http://shop.example/',
      status: isPending(createdAt) ? 'pending' : 'delivered',
      nextAttemptAt: null,
      attempts: [],
    }
    apply(state, { put: 'deliveries', object: delivery })
  }
  return state
}

/** What it costs, in things moved and read: the same on every machine. */
function workOf(state: State): number {
  let work = 0
  const { splice } = Array.prototype
  const { parse } = JSON
  const moving = vi.spyOn(Array.prototype, 'splice').mockImplementation(function (
    this: unknown[],
    ...args
  ) {
    work += this.length - (args[0] ?? 0)
    return splice.apply(this, args)
  })
  const reading = vi.spyOn(JSON, 'parse').mockImplementation((text) => {
    work += 1
    return parse(text)
  })
  forgetOld(state, 0)
  moving.mockRestore()
  reading.mockRestore()
  return work
}

test('forgets the oldest events, but none that is still to be sent', () => {
  const state = stateOf(kept + 3, (index) => index === 1)
  forgetOld(state, 0)
  expect([state.events.size, state.deliveries.size]).toEqual([kept + 1, kept + 1])
  expect(['0', '1', '2', '3'].map((n) => state.events.has(`evt_test_${n}`))).toEqual([
    false,
    true,
    false,
    true,
  ])
  const newest = state.events.newestFirst().next().value
  expect(newest?.id).toBe(`evt_test_${kept + 2}`)
})

test('forgetting twice as many costs at most twice as much', () => {
  const once = stateOf(kept + 10_000, () => false)
  const twice = stateOf(kept + 20_000, () => false)
  const work = workOf(once)
  expect(once.events.size).toBe(kept)
  expect(work).toBeLessThan(2 * (kept + 10_000))
  expect(workOf(twice)).toBeLessThanOrEqual(2 * work)
})
