import { requestProblems } from '#lib/charging/charge-request.ts'
import { stopReasons } from '#lib/charging/charging-switch.ts'
import { keyRefusals } from '#lib/smartpay-account/account.ts'
import { waitReasons } from '#lib/states/charge.ts'

/** Why a charge would not be sent; each has a sentence in both languages (i18n/rehearsal.ts). */
export const rehearsalReasons = [...waitReasons, ...requestProblems] as const
export type RehearsalReason = (typeof rehearsalReasons)[number]

/** Why none of all charges would be sent. */
export const stopsOfAll = [...stopReasons, ...keyRefusals] as const
export type StopOfAll = (typeof stopsOfAll)[number]
