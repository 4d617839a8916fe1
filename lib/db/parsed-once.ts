import { z } from 'zod'

/** Far more than a shop has of what its rows share; the memory of a few of its pages. */
const mostRemembered = 200

/**
 * A column of jsonb that many rows share, read as `facts::text`: each text is parsed once a process, and all rows with
 * the same text get the same value, which nobody changes. A row whose column was changed brings another text, so
 * nothing has to be forgotten.
 */
export function parsedOnce<Value>(schema: z.ZodType<Value>): z.ZodType<Value> {
  const parsed = new Map<string, Value>()
  return z.string().transform((text, context) => {
    const known = parsed.get(text)
    if (known !== undefined) return known
    const { success, data } = schema.safeParse(JSON.parse(text))
    if (!success) {
      context.addIssue('does not fit')
      return z.NEVER
    }
    if (parsed.size >= mostRemembered) parsed.clear()
    parsed.set(text, data)
    return data
  })
}
