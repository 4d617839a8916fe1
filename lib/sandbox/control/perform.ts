import type { Context } from 'hono'
import type { z } from 'zod'
import { recordAct, withEffects } from '../acts.ts'
import { type Answer, replyOf, respond } from '../api/answers.ts'
import { parseBody } from '../api/body.ts'
import { clipped } from '../api/requests.ts'
import type { Parts } from '../parts.ts'

/** Does what a control call asks for, and notes it for people to look at. */
export async function perform(
  call: Context,
  parts: Parts,
  work: (text: string) => Answer,
): Promise<Response> {
  const text = await call.req.text()
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
): (text: string) => Answer {
  return (text) => {
    const input = parseBody(schema, text || '{}')
    return input.ok ? work(input.value) : input.reason
  }
}
