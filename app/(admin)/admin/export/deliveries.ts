import { deliveryWords } from '#app/(admin)/admin/(desk)/operations/deliveries/messages.ts'
import type { Cell } from '#lib/csv.ts'
import type { CsvList } from '#lib/csv-stream.ts'
import { listDeliveries, refusalReasons } from '#lib/events/list-deliveries.ts'
import type { Locale } from '#lib/i18n/locale.ts'

/** The last 30 days of deliveries, the newest first. */
export function exportDeliveries(locale: Locale): CsvList {
  const { day, kept, reasons } = deliveryWords[locale]
  return {
    head: [day, kept, ...refusalReasons.map((reason) => reasons[reason])],
    pieces: piece(),
  }
}

async function* piece(): AsyncGenerator<Cell[][]> {
  const days = await listDeliveries()
  yield days.map(({ day, kept, refused }) => [
    `${day}`,
    kept,
    ...refusalReasons.map((reason) => refused[reason] ?? 0),
  ])
}
