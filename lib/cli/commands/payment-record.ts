import { requireShop } from '#lib/catalog/queries.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { formatYen } from '#lib/money.ts'
import { listAwaitedPayments } from '#lib/orders/offline/queries.ts'
import { readPayment } from '#lib/orders/offline/read-payment.ts'
import { type PaymentRefusal, recordPayment } from '#lib/orders/offline/record-payment.ts'
import type { Values } from '../commands.mjs'

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
  expired: () => 'This order expired before the money came: pay it back, or call the shopper',
  'not-awaited': () => 'This order does not wait for an offline payment',
  'paid-by-smartpay': () =>
    'This order is paid by Smartpay now: pay what was transferred back to the customer',
  'order-was-canceled': () =>
    'This order was canceled: pay what was transferred back to the customer',
  'too-little': (expected) =>
    `That is less than ${expected}: ask for the rest, or --accept-difference`,
  'too-much': (expected) =>
    `That is more than ${expected}: pay the rest back and --accept-difference`,
}

/**
 * `npm run payment:record`: money that came by transfer or from the carrier. Recording twice is recording
 * once. Without arguments it lists what is waited for.
 */
export async function run([reference, sum]: string[], options: Values): Promise<void> {
  try {
    if (!reference) return await listAwaited()
    if (!sum) throw new Error(`How much came for ${reference}? ${usage}`)
    const on = typeof options.on === 'string' ? options.on : (await requireShop()).today.toString()
    const note = typeof options.note === 'string' ? options.note : ''
    const typed = readPayment({ sum, on, note })
    if (!typed.ok)
      throw new Error(unreadable[typed.reason](typed.reason === 'not-a-sum' ? sum : on))
    const result = await recordPayment({
      ...typed.value,
      reference,
      recordedBy: 'command',
      acceptDifference: options['accept-difference'] === true,
    })
    if (!result.ok) {
      const { reason, expectedMinor = 0 } = result.reason
      throw new Error(sentences[reason](formatYen(expectedMinor)))
    }
    console.log(`Recorded: order ${result.value.index + 1} is paid (${result.value.orderId})`)
  } finally {
    await closeDatabase()
  }
}

/** Without arguments: what is waited for, so that somebody finds the reference. */
async function listAwaited(): Promise<void> {
  const awaited = await listAwaitedPayments()
  if (awaited.length === 0) console.log('No payment is waited for.')
  for (const { reference, paymentMethod, totalMinor, payBy, name } of awaited)
    console.log(
      `${reference}  ${formatYen(totalMinor).padStart(10)}  by ${payBy}  ${paymentMethod.padEnd(16)}  ${name}`,
    )
  console.log(usage)
}

/** Read as in the admin: `7800`, `7,800`, `¥7,800`, `７８００円`. */
const unreadable = {
  'not-a-sum': (typed: string) =>
    `“${typed}” is no sum: a whole number of yen, such as 7800, ¥7,800 or 7800円`,
  'not-a-date': (typed: string) => `--on takes a day like 2026-11-30, not ${typed}`,
}
