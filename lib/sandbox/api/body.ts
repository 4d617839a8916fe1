import { isUtf8 } from 'node:buffer'
import type { Context } from 'hono'
import type { z } from 'zod'
import { ok, type Result, refused } from '../result.ts'
import { type Answer, malformed, refusal } from './answers.ts'
import { detailsOf } from './details.ts'

/** smartpay-api §2.5: null means not given, at every depth; unknown fields are ignored. */
export function parseBody<T>(schema: z.ZodType<T>, text: string): Result<T, Answer> {
  const body = parseWithoutNulls(text)
  if (body === undefined) return refused(malformed)
  const parsed = schema.safeParse(body)
  if (parsed.success) return ok(parsed.data)
  const details = detailsOf(parsed.error.issues)
  return refused(refusal(400, 'request.invalid', 'The request is invalid', details))
}

/** The reviver makes parsing ten times slower, so it only runs where there may be something to take out. */
function parseWithoutNulls(text: string): unknown {
  try {
    if (!text.includes('null')) return JSON.parse(text)
    return JSON.parse(text, (_, value) => (value === null ? undefined : value)) ?? null
  } catch {
    return undefined
  }
}

/** The body, or null where it is not UTF-8. */
export async function textOf(call: Context): Promise<string | null> {
  const body = Buffer.from(await call.req.arrayBuffer())
  return isUtf8(body) ? body.toString('utf8') : null
}
