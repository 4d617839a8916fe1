import type { DunningEnd, DunningPolicy } from '#lib/catalog/charging-settings.ts'
import type { Instant } from '#lib/clock.ts'
import { dateIn, hourOn, type PlainDate } from '#lib/plain-date.ts'

/** An order that waits for money which its last attempt did not bring, as the rule needs it. */
export type DunningFacts = {
  policy: DunningPolicy
  timeZone: string
  /** How that attempt ended, and when. */
  kind: 'declined' | 'refused' | 'failed' | 'expired'
  endedAt: Instant
  /** With the token that pays now, since it can be charged: 0 is one that is new, or enabled again. */
  attempts: number
  /** It can be charged. */
  usable: boolean
  /** Held or paused: nothing is done until somebody says so. */
  stopped: boolean
  today: PlainDate
  /** Of the cycle after the order's; null: there is none. */
  nextDueOn: PlainDate | null
  /** Days on which the shopper pays instalments of orders before this one. */
  instalmentsOn: readonly PlainDate[]
}

/** `at`: when. A step whose time has come is done. */
export type DunningStep =
  | { does: 'try'; at: Instant }
  | { does: 'give-up'; end: DunningEnd; at: Instant }

/**
 * What is done next about an order that could not be collected (design §4 "Charging"): facts in, decision out. Null:
 * nothing, until somebody lets it go on. It ends before the next cycle's day, whatever the policy says.
 */
export function nextStep(facts: DunningFacts): DunningStep | null {
  const { policy, kind, endedAt, attempts, usable, stopped, today, nextDueOn, timeZone } = facts
  if (stopped) return null
  const { end } = policy[kind]
  // The next cycle has begun: its order takes over, whoever was late.
  if (nextDueOn && !isBefore(today, nextDueOn)) return { does: 'give-up', end, at: endedAt }
  if (usable && attempts === 0) return { does: 'try', at: endedAt }
  const rule = policy[kind]
  const endedOn = dateIn(timeZone, endedAt)
  const hourOf = (day: PlainDate) => hourOn(timeZone, day, policy.atHour)
  const retryOn = usable ? retryDay(facts, endedOn) : null
  if (retryOn && (nextDueOn === null || isBefore(retryOn, nextDueOn)))
    return { does: 'try', at: hourOf(retryOn) }
  const patience = endedOn.add({ days: rule.giveUpAfterDays })
  const lastOn = nextDueOn?.subtract({ days: 1 })
  const giveUpOn = lastOn && isBefore(lastOn, patience) ? lastOn : patience
  return { does: 'give-up', end, at: laterOf(hourOf(giveUpOn), endedAt) }
}

/**
 * As the policy says; after a decline not before the day after an instalment that the shopper pays meanwhile, where that is
 * before the next cycle.
 */
function retryDay(
  { policy, kind, attempts, instalmentsOn, nextDueOn }: DunningFacts,
  endedOn: PlainDate,
): PlainDate | null {
  const days = policy[kind].retryAfterDays[attempts - 1]
  if (days === undefined) return null
  const planned = endedOn.add({ days })
  if (kind !== 'declined') return planned
  const coming = instalmentsOn.filter((day) => !isBefore(day, endedOn))
  const [first] = coming.toSorted((a, b) => b.until(a).days)
  const freed = first?.add({ days: 1 })
  const isInTime = freed && (nextDueOn === null || isBefore(freed, nextDueOn))
  return isInTime && isBefore(planned, freed) ? freed : planned
}

function isBefore(day: PlainDate, other: PlainDate): boolean {
  return day.until(other).days > 0
}

function laterOf(one: Instant, other: Instant): Instant {
  return one.until(other).sign > 0 ? other : one
}
