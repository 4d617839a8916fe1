import { type Instant, instantOf } from '#lib/clock.ts'
import { dateIn, hourOn } from '#lib/plain-date.ts'

const minutesPast = 5

type Span = { from: Date; to: Date; timeZone: string; atHour: number }

/**
 * The moments at which something may fall due between two, each a few minutes past: midnight, when orders are made and
 * charged, and the hour at which what was declined is tried again. The last one is the end.
 */
export function stopsBetween({ from, to, timeZone, atHour }: Span): Date[] {
  const stops: Instant[] = []
  const end = instantOf(to)
  for (let day = dateIn(timeZone, instantOf(from)); ; day = day.add({ days: 1 })) {
    for (const hour of atHour === 0 ? [0] : [0, atHour])
      stops.push(hourOn(timeZone, day, hour).add({ minutes: minutesPast }))
    if (hourOn(timeZone, day, 0).until(end).sign <= 0) break
  }
  const between = stops.map((stop) => new Date(stop.epochMilliseconds))
  return [...between.filter((stop) => stop > from && stop < to), to]
}
