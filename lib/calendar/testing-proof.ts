import { holdMonths, holdWeeks } from './testing-anchors.ts'

/** `node --import tsx lib/calendar/testing-proof.ts`: six million cycles in months, as many in weeks. */
const anchors = 100_000

holdMonths(anchors)
holdWeeks(anchors)
console.log(`${anchors} anchors in months and in weeks: every cycle in a period of its own`)
