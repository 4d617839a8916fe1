import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { env } from '#lib/env.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { traced } from '#lib/signals.ts'
import {
  type ErrorBody,
  failureOfStatus,
  failureOfThrown,
  type MoneyMoved,
  type SmartpayFailure,
  worseOf,
} from './failure.ts'
import { pathTemplate } from './path-template.ts'
import { decideRetry } from './retry-policy.ts'

/** No answer of Smartpay's comes near this; more is not read. */
const largestAnswerBytes = 1_000_000

type Call<T> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the API's base address, e.g. `/tokens/paytok_test_1`. */
  path: string
  /** What a 2xx answer must look like; an empty one is read as null. */
  answer: z.ZodType<T>
  body?: unknown
  /** In place of a body: its text, as it was written down before it was first sent. */
  text?: string
  /** Stored by the caller before the call; required for every POST. */
  idempotencyKey?: string
  /** For one try, from the connection to the last byte. */
  deadlineMs: number
  tries: number
}

/**
 * The only place that talks to Smartpay. Never throws for what the network or Smartpay can do. A failure is
 * the last try's, but money may have moved in any of them.
 */
export async function request<T>(call: Call<T>): Promise<Result<T, SmartpayFailure>> {
  let moneyMoved: MoneyMoved = 'no'
  for (let attempt = 1; ; attempt += 1) {
    const result = await tracedTry(call, attempt)
    if (result.ok) return result
    moneyMoved = worseOf(moneyMoved, result.reason.moneyMoved)
    const decision = decideRetry({
      attempt,
      tries: call.tries,
      failure: result.reason,
      random: Math.random(),
    })
    if (decision === 'stop') return refused({ ...result.reason, moneyMoved })
    await wait(decision.retryAfterMs)
  }
}

/** One try as whoever watches is told of it: method and words of the address, never an id, a body or a key. */
function tracedTry<T>(call: Call<T>, attempt: number): Promise<Result<T, SmartpayFailure>> {
  const name = `${call.method} ${pathTemplate(call.path)}`
  return traced(
    'call',
    name,
    () => tryOnce(call),
    (result) => ({
      failed: !result.ok,
      fields: result.ok
        ? { attempt }
        : { attempt, code: result.reason.kind, status: result.reason.status },
    }),
  )
}

async function tryOnce<T>(call: Call<T>): Promise<Result<T, SmartpayFailure>> {
  try {
    const answer = await fetch(`${env().smartpay.apiUrl}${call.path}`, {
      method: call.method,
      headers: headersOf(call),
      body: textOf(call) ?? null,
      signal: AbortSignal.timeout(call.deadlineMs),
      redirect: 'manual',
      cache: 'no-store',
    })
    return judge(call, answer, await readCapped(answer))
  } catch (thrown) {
    return refused(failureOfThrown(thrown))
  }
}

function headersOf(call: Call<unknown>): Record<string, string> {
  return {
    // The raw key, not base64 (smartpay-api §1).
    authorization: `Basic ${env().smartpay.secretKey}`,
    accept: 'application/json',
    ...(textOf(call) === undefined ? {} : { 'content-type': 'application/json' }),
    ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
  }
}

function textOf({ text, body }: Call<unknown>): string | undefined {
  return text ?? (body === undefined ? undefined : JSON.stringify(body))
}

/** The status first: an error page of a proxy is not JSON, and a 2xx that is not JSON is not an answer. */
function judge<T>(call: Call<T>, answer: Response, text: string): Result<T, SmartpayFailure> {
  if (!answer.ok) {
    const failure = failureOfStatus(answer.status, errorBodyOf(text))
    const retryAfterMs = retryAfter(answer.headers.get('retry-after'))
    return refused(retryAfterMs === undefined ? failure : { ...failure, retryAfterMs })
  }
  const parsed = call.answer.safeParse(parseJson(text))
  return parsed.success
    ? ok(parsed.data)
    : refused({ kind: 'unreadable', moneyMoved: 'unknown', status: answer.status })
}

async function readCapped(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength
    if (size > largestAnswerBytes)
      throw new AppError('The answer is too large to be one of Smartpay')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const errorSchema = z.object({
  // Of any other form it is nobody's code, and may be nothing that a database takes.
  errorCode: z
    .string()
    .max(100)
    .regex(/^[\w.-]+$/),
  statusCode: z.number().optional().catch(undefined),
})

function errorBodyOf(text: string): ErrorBody {
  return errorSchema.safeParse(parseJson(text)).data ?? {}
}

function retryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined
}
