import { parseArgs } from 'node:util'
import { listAwaitedPayments } from '#lib/billing/queries.ts'
import { type PaymentRefusal, recordPayment } from '#lib/billing/record-payment.ts'
import { requireShop } from '#lib/catalog/queries.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { formatYen } from '#lib/money.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'

const usage =
  'npm run payment:record -- <reference> <yen> [--on 2026-11-30] [--note "…"] [--accept-difference]'

const sentences: Record<PaymentRefusal, (expected: string) => string> = {
  'not-a-reference': () =>
    'This is no payment reference: eight digits, look at the statement again',
  'unknown-reference': () =>
    'No order has this reference: npm run payment:record lists what is waited for',
  'not-a-sum': () => `The sum is a whole number of yen: ${usage}`,
  future: () => 'The day is in the future: --on takes the day on the statement',
  'before-order': () =>
    'The day is before the subscription began: --on takes the day on the statement',
  'already-recorded': () => 'This payment is recorded already: nothing was changed',
  'already-paid': (expected) => `This cycle is paid already (${expected}): pay the second sum back`,
  skipped: () => 'This cycle was skipped before the money came: pay it back, or call the shopper',
  'not-awaited': () => 'This cycle does not wait for a payment by hand',
  'too-little': (expected) =>
    `That is less than ${expected}: ask for the rest, or --accept-difference`,
  'too-much': (expected) =>
    `That is more than ${expected}: pay the rest back and --accept-difference`,
}

/**
 * `npm run payment:record`: money that came by transfer or from the carrier. Recording twice is recording
 * once. Without arguments it lists what is waited for.
 */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      on: { type: 'string' },
      note: { type: 'string', default: '' },
      'accept-difference': { type: 'boolean', default: false },
    },
  })
  const [reference, sum] = positionals
  try {
    if (!reference || !sum) return await listAwaited()
    const result = await recordPayment({
      reference,
      amountMinor: Number(sum.replace(/[¥,]/g, '')),
      receivedOn: values.on ? readDate(values.on) : (await requireShop()).today,
      note: values.note,
      recordedBy: 'command',
      acceptDifference: values['accept-difference'],
    })
    if (!result.ok) {
      const { reason, expectedMinor = 0 } = result.reason
      throw new Error(sentences[reason](formatYen(expectedMinor)))
    }
    console.log(`Recorded: order ${result.value.index + 1} is paid (${result.value.cycleId})`)
  } finally {
    await closeDatabase()
  }
}

/** Without arguments: what is waited for, so that somebody finds the reference. */
async function listAwaited(): Promise<void> {
  for (const { reference, way, totalMinor, payBy } of await listAwaitedPayments())
    console.log(`${reference}  ${formatYen(totalMinor).padStart(10)}  by ${payBy}  ${way}`)
  console.log(usage)
}

function readDate(text: string): PlainDate {
  try {
    return plainDate(text)
  } catch {
    throw new Error(`--on takes a day like 2026-11-30, not ${text}`)
  }
}
