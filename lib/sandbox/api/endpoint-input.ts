import { z } from 'zod'
import { eventTypes } from '../webhooks/event.ts'
import { metadata, text, webAddress } from './shapes.ts'

const endpointFields = {
  eventSubscriptions: z.array(z.enum(eventTypes)).optional(),
  description: text.optional(),
  metadata: metadata.optional(),
}

/** smartpay-api §12.1 */
export const endpointInput = z.object({ url: webAddress, ...endpointFields })

export const endpointChange = z.object({
  url: webAddress.optional(),
  active: z.boolean().optional(),
  ...endpointFields,
})
