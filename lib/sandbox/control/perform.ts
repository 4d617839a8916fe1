import type { Context, Next } from 'hono'
import { z } from 'zod'
import { recordAct, withEffects } from '../acts.ts'
import { type Answer, malformed, refusal, replyOf, respond } from '../api/answers.ts'
import { parseBody, textOf } from '../api/body.ts'
import { clipped } from '../api/requests.ts'
import type { Parts } from '../parts.ts'

/** Does what a control call asks for, and notes it for people to look at. */
export async function perform(
  call: Context,
  parts: Parts,
  work: (text: string | null) => Answer,
): Promise<Response> {
  const text = await textOf(call)
  const at = parts.now()
  const [answer, effects] = withEffects(parts.requests, () => work(text))
  const { method, path } = call.req
  recordAct(parts.requests, {
    at,
    by: 'control',
    what: `${method} ${path}`,
    status: answer.status,
    body: clipped(text),
    answer: clipped(replyOf(answer).text),
    effects,
  })
  return respond(answer)
}

/** No body at all is an empty object. */
export function withInput<Input>(
  schema: z.ZodType<Input>,
  work: (input: Input) => Answer,
): (text: string | null) => Answer {
  return (text) => {
    if (text === null) return malformed
    const input = parseBody(schema, text || '{}')
    return input.ok ? work(input.value) : input.reason
  }
}

/** For a call that takes nothing: a field in its body is a slip. */
export function withoutInput(work: () => Answer): (text: string | null) => Answer {
  return withInput(z.strictObject({}), work)
}

/** What stands behind a `?` and nobody knows would be read over; the deliveries' own fields are judged there. */
export async function noUnknownQuery({ req }: Context, next: Next): Promise<Response | undefined> {
  const names = Object.keys(req.query())
  const isFiltered = req.method === 'GET' && req.path.endsWith('/deliveries')
  if (names.length === 0 || isFiltered) {
    await next()
    return undefined
  }
  const details = names.map((name) => `${name}: is not a field of this call`)
  return respond(refusal(400, 'request.invalid', 'The request is invalid', details))
}
