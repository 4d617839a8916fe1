import type { Common } from '../objects/common.ts'
import type { EventType } from './event.ts'

/** smartpay-api §12.1. A deleted one stays in the ledger, with the time. */
export type WebhookEndpoint = Common & {
  object: 'webhookEndpoint'
  url: string
  active: boolean
  eventSubscriptions: EventType[]
  signingSecret: string
  deletedAt?: number | undefined
}
