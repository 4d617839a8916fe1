import { type PreviewedCharge, previewCharges } from '#lib/charging/preview-charges.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { sayDateReason } from '#lib/i18n/date-reasons.ts'
import { formatYen } from '#lib/money.ts'
import type { Values } from '../commands.mjs'

const mostDays = 800

/** `npm run charge:preview`: what will be charged and delivered in the coming days, when and why. Changes nothing. */
export async function run(_args: string[], { days: asked = '30', each }: Values): Promise<void> {
  const days = daysIn(asked)
  try {
    const charges: PreviewedCharge[] = []
    for await (const charge of previewCharges(days)) charges.push(charge)
    charges.sort((one, other) => one.on.toString().localeCompare(other.on.toString()))
    if (each) for (const charge of charges) console.log(lineOf(charge))
    else for (const line of linesByDay(charges)) console.log(line)
    console.log(`${charges.length} charges in ${days} days: ${formatYen(sumOf(charges))}`)
  } finally {
    await closeDatabase()
  }
}

function daysIn(asked: string | boolean): number {
  const days = Number(asked)
  if (!Number.isInteger(days) || days < 1 || days > mostDays)
    throw new Error(`--days takes a whole number from 1 to ${mostDays}, not ${asked}`)
  return days
}

function lineOf({
  on,
  subscriptionId,
  orderNumber,
  amountMinor,
  because,
  dispatchedOn,
}: PreviewedCharge) {
  const why = because ? sayDateReason({ on, because }, 'en') : 'the order is made'
  return `${on}  ${subscriptionId}  order ${orderNumber}  ${formatYen(amountMinor)}  (${why})  dispatched ${dispatchedOn.join(', ')}`
}

function linesByDay(charges: readonly PreviewedCharge[]): string[] {
  const days = new Map<string, PreviewedCharge[]>()
  for (const charge of charges)
    days.set(`${charge.on}`, [...(days.get(`${charge.on}`) ?? []), charge])
  return [...days].map(
    ([day, ofDay]) => `${day}  ${ofDay.length} charges  ${formatYen(sumOf(ofDay))}`,
  )
}

function sumOf(charges: readonly PreviewedCharge[]): number {
  return charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}
