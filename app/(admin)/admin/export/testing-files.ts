import { expect } from 'vitest'
import type { CsvList } from '#lib/csv-stream.ts'

/** All rows of a file; each has a cell for every column. */
export async function rowsOf({ head, pieces }: CsvList) {
  const rows = []
  for await (const piece of pieces) rows.push(...piece)
  for (const row of rows) expect(row).toHaveLength(head.length)
  return rows
}

export const tokyo = 'Asia/Tokyo'
/** A moment on the merchant's clock, as it stands in a file. */
export const time = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/
