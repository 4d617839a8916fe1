import { z } from 'zod'

const driverSchema = z.object({
  meta: z.object({
    driverAdapterError: z.object({ cause: z.object({ originalCode: z.literal('57014') }) }),
  }),
})

/** PostgreSQL ended the statement because it ran longer than it may (limits.ts). */
export function isStatementTimeout(error: unknown): boolean {
  return driverSchema.safeParse(error).success
}
