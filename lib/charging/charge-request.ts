import type { z } from 'zod'
import type { PlanContent } from '#lib/catalog/schema.ts'
import { seal, unseal } from '#lib/crypto.ts'
import type { Details } from '#lib/customers/details.ts'
import { unsealPrivate } from '#lib/customers/private-fields.ts'
import { env } from '#lib/env.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { type OrderLine, totalOf } from '#lib/orders/order-lines.ts'
import { orderRequestFor } from '#lib/orders/order-request.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { openTokenId } from '#lib/tokens/token-secret.ts'
import type { addresseeSchema } from './read-charges.ts'

/** Everything that a charge sends, as the rows have it. */
export type ChargeFacts = {
  id: string
  /** In yen. */
  amountMinor: number
  tokenId: string
  sealedTokenId: string
  customerId: string
  /** Sealed with the customer's id. */
  dateOfBirth: string | null
  legalGender: Details['legalGender'] | null
  accountAgeDays: number
  locale: Locale
  capture: PlanContent['capture']
  delivery: z.output<typeof addresseeSchema>
  lines: readonly OrderLine[]
}

/** Why Smartpay is not asked for an order at all: it would take no such one, or its lines do not come to its sum. */
export const requestProblems = ['too-many-items', 'nothing-to-pay', 'other-sum'] as const
export type RequestProblem = (typeof requestProblems)[number]

/** Why a charge is not sent for which the shop is to blame, and not the shopper or somebody's decision. */
export const ownFaults = [...requestProblems, 'unreadable'] as const

/** The text of POST /orders for a charge, or why there is none. Its reference is the charge's id. */
export function chargeRequestFor(facts: ChargeFacts): Result<string, RequestProblem> {
  const { delivery, customerId, dateOfBirth, legalGender, lines } = facts
  if (totalOf(lines) !== facts.amountMinor) return refused('other-sum')
  const details = unsealPrivate(customerId, {
    ...delivery,
    ...(dateOfBirth ? { dateOfBirth } : {}),
    ...(legalGender ? { legalGender } : {}),
  })
  const request = orderRequestFor({
    lines,
    locale: facts.locale,
    address: delivery,
    details,
    customer: { reference: customerId, accountAgeDays: facts.accountAgeDays },
    reference: facts.id,
    tokenId: openTokenId(facts.tokenId, facts.sealedTokenId),
    captureMethod: facts.capture === 'on-dispatch' ? 'manual' : 'automatic',
  })
  return request.ok ? ok(JSON.stringify(request.value)) : request
}

/** At rest: it names the token, which is a right to charge, and the person. */
export function sealRequest(chargeId: string, text: string): string {
  return seal(env().appSecret, identityOf(chargeId), text)
}

export function openRequest(chargeId: string, sealed: string): string {
  return unseal(env().appSecret, identityOf(chargeId), sealed)
}

function identityOf(chargeId: string): string {
  return `charge:${chargeId}`
}
