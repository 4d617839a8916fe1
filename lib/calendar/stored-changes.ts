import { z } from 'zod'
import { plainDate } from '#lib/plain-date.ts'
import type { CalendarChange } from './changes.ts'

const day = z.iso.date().transform(plainDate)
const index = z.int().nonnegative()

/** What was changed of a subscription's coming orders, as its row keeps it: days as `YYYY-MM-DD`. */
export const storedChangesSchema = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('skip'), index }),
    z.object({ kind: z.literal('pause'), from: day, until: day.nullable() }),
    z.object({ kind: z.literal('move'), index, to: day }),
    z.object({ kind: z.literal('re-anchor'), fromIndex: index, to: day }),
    z.object({ kind: z.literal('cancel'), fromIndex: index }),
  ]) satisfies z.ZodType<CalendarChange>,
)
export type StoredChange = z.output<typeof storedChangesSchema>[number]
