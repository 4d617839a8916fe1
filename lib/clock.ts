import { Temporal } from 'temporal-polyfill'

/** An instant on the time line. Business time is always the database's `teiki_now()`. */
export type Instant = Temporal.Instant

/** What `teiki_now()` answered, as an instant. The only way business code learns the time. */
export function instantOf(databaseTime: Date): Instant {
  return Temporal.Instant.fromEpochMilliseconds(databaseTime.getTime())
}

/** For the parameter of a query. */
export function toDate(instant: Instant): Date {
  return new Date(instant.epochMilliseconds)
}

/** Milliseconds of this process, for deadlines and measurements only; never a business time. */
export function elapsedMs(): number {
  return performance.now()
}

/** Milliseconds since 1970 of this machine: for sign-in sessions, leases across a machine's sleep, and local runs. */
export function wallClockMs(): number {
  return Date.now()
}
