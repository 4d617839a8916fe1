import { holdCalendar } from '#lib/calendar/testing-anchors.ts'
import { elapsedMs } from '#lib/clock.ts'
import type { Values } from '../commands.mjs'

const zones = ['UTC', 'Asia/Tokyo', 'America/New_York', 'Pacific/Chatham']

/**
 * `npm run proof:dates`: sixty cycles of each of 100,000 random anchors lie on the days that plain arithmetic has, a share
 * of them in each time zone that a server may have. Throws at the first that does not, with its seed.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  const anchors = wholeNumber('anchors', values.anchors ?? '100000')
  const seed = values.seed === undefined ? undefined : wholeNumber('seed', values.seed)
  const begun = elapsedMs()
  for (const zone of zones) {
    // Node takes it from here on, as it would from the server's own settings.
    process.env.TZ = zone
    holdCalendar(Math.ceil(anchors / zones.length), seed)
    console.log(`${zone}: good`)
  }
  const seconds = Math.round((elapsedMs() - begun) / 1_000)
  console.log(
    `${anchors} anchors, 60 cycles each, every day as plain arithmetic has it: ${seconds} s`,
  )
}

function wholeNumber(name: string, text: string | boolean): number {
  if (/^\d{1,9}$/.test(`${text}`) && Number(text) > 0) return Number(text)
  throw new Error(`--${name} takes a whole number from 1 up`)
}
