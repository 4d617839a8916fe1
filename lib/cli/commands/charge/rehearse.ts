import { rehearsalWords } from '#lib/i18n/rehearsal.ts'
import { formatYen } from '#lib/money.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { mostDaysAhead, readDaysAhead } from '#lib/rehearsal/day-ahead.ts'
import {
  faultsIn,
  type ListedCharge,
  listFaults,
  listRehearsed,
  type Rehearsal,
  requireRehearsal,
} from '#lib/rehearsal/get-rehearsal.ts'
import { rehearseDay } from '#lib/rehearsal/rehearse-day.ts'
import type { Values } from '../../commands.mjs'

const words = rehearsalWords.en

/** More are counted. */
const mostFaults = 20

type Asked = { on: Values[string]; each: boolean }

/** `npm run charge -- --rehearse`: what would be sent on a day to come, and what not and why. Code 1 where the shop is to blame. */
export async function rehearse({ on, each }: Asked): Promise<void> {
  const { tomorrow } = await readDaysAhead()
  const done = await rehearseDay(on === undefined ? tomorrow : dayIn(`${on}`), {
    begunBy: 'command',
  })
  if (!done.ok) throw new Error(rangeOf(tomorrow))
  const rehearsal = await requireRehearsal(done.value)
  if (each) for await (const charge of listRehearsed(rehearsal)) console.log(lineOf(charge))
  for (const line of linesOf(rehearsal)) console.log(line)
  const faults = faultsIn(rehearsal)
  if (faults === 0) return
  for (const charge of await listFaults(rehearsal, mostFaults)) console.log(`✗ ${lineOf(charge)}`)
  console.log(
    `${faults} cannot be sent as they are. Nobody is charged for them until that is right.`,
  )
  process.exitCode = 1
}

function dayIn(asked: string): PlainDate {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(asked)) return plainDate(asked)
  } catch {
    // Not a day of any month.
  }
  throw new Error(`--on takes a day such as 2026-12-01, not ${asked}`)
}

function rangeOf(tomorrow: PlainDate): string {
  const last = tomorrow.add({ days: mostDaysAhead - 1 })
  return `--on takes a day from ${tomorrow} to ${last}; further ahead: npm run charge:preview`
}

function lineOf({ subscriptionId, index, attempt, amountMinor, ...charge }: ListedCharge): string {
  const { itemCount, digest, reason } = charge
  const says =
    reason === null
      ? `${itemCount} items, SHA-256 ${digest}`
      : `${words.reasons[reason]} (${reason})`
  return `${subscriptionId}  order ${index + 1}  attempt ${attempt}  ${formatYen(amountMinor)}  ${says}`
}

function linesOf({ day, counts, stoppedBecause }: Rehearsal): string[] {
  return [
    `${day}, rehearsed; nothing was sent`,
    ...counts.map(({ reason, count, minor }) => {
      const label = reason === null ? words.ready : words.reasons[reason]
      return `  ${label}: ${count}, ${formatYen(minor)}`
    }),
    ...(counts.length === 0 ? ['  No order is to be charged.'] : []),
    ...(stoppedBecause === null ? [] : [words.stops[stoppedBecause]]),
  ]
}
