import { type ClosedDay, closeDay, type NotClosed } from '#lib/close/close-day.ts'
import { readShopDays } from '#lib/close/day-window.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { closeWords } from '#lib/i18n/close.ts'
import { formatYen } from '#lib/money.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'

const words = closeWords.en

/**
 * `npm run close -- 2026-12-01`: whether what was planned, done here, done at Smartpay and is to be delivered agree, to the
 * yen. Without a day yesterday is closed. Code 1 where something does not.
 */
export async function run([asked]: string[]): Promise<void> {
  try {
    const day = asked === undefined ? await yesterday() : dayIn(asked)
    const closed = await closeDay(day, { closedBy: 'command' })
    if (!closed.ok) throw new Error(reasons[closed.reason](day))
    for (const line of linesOf(closed.value)) console.log(line)
    if (closed.value.count > 0) process.exitCode = 1
  } finally {
    await closeDatabase()
  }
}

async function yesterday(): Promise<PlainDate> {
  return (await readShopDays()).lastDay
}

function dayIn(asked: string): PlainDate {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(asked)) return plainDate(asked)
  } catch {
    // Not a day of any month.
  }
  throw new Error(`A day looks like 2026-12-01, not ${asked}`)
}

const reasons: Record<NotClosed, (day: PlainDate) => string> = {
  'not-over': (day) => `${day} has not ended yet, or less than two hours ago`,
  over: (day) => `${day} is being closed by another run`,
  lost: (day) => `${day} is being closed by another run`,
  silent: () => 'Smartpay did not answer; nothing was compared: npm run doctor',
  unreadable: () => 'One of Smartpay’s lists cannot be read; nothing was compared',
  'other-mode': () => 'SMARTPAY_SECRET_KEY is of the other mode: npm run doctor',
  'other-account': () => 'SMARTPAY_SECRET_KEY is of another account: npm run doctor',
}

function linesOf({ day, sums, rehearsal, differences, count }: ClosedDay): string[] {
  return [
    `${day}`,
    ...sumLines(words.sums, sums),
    ...(rehearsal ? sumLines(words.rehearsal, rehearsal) : [`  ${words.notRehearsed}`]),
    ...differences.map(({ code, subject, hereMinor, thereMinor }) => {
      const sum = (minor: number | null) => (minor === null ? 'nothing' : formatYen(minor))
      return `  ✗ ${words.differences[code]}: ${subject} (here ${sum(hereMinor)}, there ${sum(thereMinor)})`
    }),
    count === 0 ? `${words.green}.` : `${words.red(count)}.`,
  ]
}

function sumLines<Name extends string>(
  labels: Readonly<Record<Name, string>>,
  sums: Readonly<Record<Name, { count: number; minor: number }>>,
): string[] {
  return (Object.keys(labels) as Name[]).map(
    (name) => `  ${labels[name]}: ${words.size(sums[name].count, formatYen(sums[name].minor))}`,
  )
}
