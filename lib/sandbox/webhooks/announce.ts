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
  const changes = announcements.flatMap((announcement): Change[] => {
    const event = newEvent(announcement, now)
    const dropped = isDropped(announcement, { ...settings.webhooks, dropNext })
    if (dropNext > 0) dropNext -= 1
    const deliveries = endpointsOf(state, announcement).flatMap((endpoint) =>
      newDeliveries(event, endpoint, { ...settings.webhooks, dropped, now }),
    )
    return [{ put: 'events', object: event }, ...deliveries]
  })
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

function isDropped({ type }: Announcement, switches: WebhookSwitches): boolean {
  return switches.dropAll || switches.dropNext > 0 || switches.dropTypes.includes(type)
}

function endpointsOf({ webhookEndpoints }: State, { type, data }: Announcement): WebhookEndpoint[] {
  return [...webhookEndpoints.values()].filter(
    ({ active, deletedAt, test, eventSubscriptions }) =>
      active && deletedAt === undefined && test === data.test && eventSubscriptions.includes(type),
  )
}

type Sending = Pick<WebhookSwitches, 'copies' | 'delayMs' | 'shuffleMs'> & {
  dropped: boolean
  now: number
}

function newDeliveries(
  event: SmartpayEvent,
  endpoint: WebhookEndpoint,
  { copies, delayMs, shuffleMs, dropped, now }: Sending,
): Change[] {
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
