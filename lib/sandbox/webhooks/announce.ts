import { modeOf, objectId } from '../state/ids.ts'
import type { WebhookSwitches } from '../state/settings.ts'
import { type Change, type State, settingsOf } from '../state/state.ts'
import type { Delivery } from './delivery.ts'
import type { WebhookEndpoint } from './endpoint.ts'
import type { Announcement, SmartpayEvent } from './event.ts'

/**
 * The changes that make events of what happened, and a delivery of each for every active endpoint of the
 * same mode that subscribed to it (smartpay-api §12.4). The switches decide when it is sent, and how often.
 */
export function announce(state: State, announcements: Announcement[], now: number): Change[] {
  const settings = settingsOf(state)
  let { dropNext } = settings.webhooks
  const changes: Change[] = []
  for (const announcement of announcements) {
    const event = newEvent(announcement, now)
    changes.push({ put: 'events', object: event })
    const switches = { ...settings.webhooks, dropNext }
    if (dropNext > 0) dropNext -= 1
    for (const endpoint of state.webhookEndpoints.values())
      if (isFor(endpoint, announcement))
        changes.push(...newDeliveries(event, endpoint, { switches, now }))
  }
  if (dropNext === settings.webhooks.dropNext) return changes
  const webhooks = { ...settings.webhooks, dropNext }
  return [...changes, { put: 'settings', object: { ...settings, webhooks } }]
}

function newEvent({ type, data }: Announcement, createdAt: number): SmartpayEvent {
  return {
    id: objectId('evt', modeOf(data)),
    object: 'event',
    createdAt,
    test: data.test,
    eventData: { type, version: '2022-02-18', data },
  }
}

function isDropped({ type }: SmartpayEvent['eventData'], switches: WebhookSwitches): boolean {
  return switches.dropAll || switches.dropNext > 0 || switches.dropTypes.includes(type)
}

function isFor(endpoint: WebhookEndpoint, { type, data }: Announcement): boolean {
  const { active, deletedAt, test, eventSubscriptions } = endpoint
  return (
    active && deletedAt === undefined && test === data.test && eventSubscriptions.includes(type)
  )
}

function newDeliveries(
  event: SmartpayEvent,
  endpoint: WebhookEndpoint,
  { switches, now }: { switches: WebhookSwitches; now: number },
): Change[] {
  const { copies, delayMs, shuffleMs } = switches
  const dropped = isDropped(event.eventData, switches)
  return Array.from({ length: copies }, () => {
    const object: Delivery = {
      id: objectId('delivery', modeOf(event)),
      createdAt: now,
      test: event.test,
      event: event.id,
      type: event.eventData.type,
      endpoint: endpoint.id,
      url: endpoint.url,
      status: dropped ? 'dropped' : 'pending',
      nextAttemptAt: dropped ? null : now + delayMs + Math.floor(Math.random() * shuffleMs),
      attempts: [],
    }
    return { put: 'deliveries', object }
  })
}
