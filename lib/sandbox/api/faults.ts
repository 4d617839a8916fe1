import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { refusal, respond, respondText } from './answers.ts'

/** `hang up` is not an answer: the connection is dropped. */
export type Met = Response | 'hang up'

const faultKinds = [
  'delay',
  'reset',
  'commit-then-reset',
  'commit-then-timeout',
  'status',
  'html',
  'bad-json',
  'other-host',
] as const

type Awaitable = Met | Promise<Met>
type Meet = (fault: Fault, work: () => Promise<Response>) => Awaitable

/** One row per kind. Where `work` is not called, nothing is done. */
const kinds: Record<(typeof faultKinds)[number], Meet> = {
  delay: async ({ delayMs }, work) => {
    await later(delayMs)
    return work()
  },
  reset: () => 'hang up',
  'commit-then-reset': async (_, work): Promise<Met> => {
    await work()
    return 'hang up'
  },
  'commit-then-timeout': async ({ delayMs }, work): Promise<Met> => {
    await work()
    await later(delayMs)
    return 'hang up'
  },
  status: ({ status, errorCode }) => respond(refusal(status, errorCode, 'A fault asked for')),
  html: () => {
    const headers = { 'content-type': 'text/html; charset=utf-8' }
    return new Response('<html><body>Bad gateway</body></html>', { status: 502, headers })
  },
  'bad-json': () => respondText(200, '{"object":"nonsense"}'),
  'other-host': async (_, work) => toOtherHost(await work()),
}

/** A control call's body: which calls meet what, and how many of them. */
export const faultInput = z.strictObject({
  kind: z.enum(faultKinds),
  times: z.int().min(1).max(1_000_000).default(1),
  method: z.string().toUpperCase().optional(),
  /** How the path begins, with or without /v1: `/checkout-sessions`, `/tokens/paytok_test_…`. */
  path: z.string().transform(belowVersion).default('/'),
  delayMs: z.int().min(0).max(600_000).default(30_000),
  status: z.int().min(400).max(599).default(500),
  errorCode: z.string().default('unexpected_error'),
})
export type Fault = z.output<typeof faultInput>

/** The first waiting fault that fits the call; it is used up once. */
export function takeFault(faults: Fault[], method: string, path: string): Fault | null {
  const index = faults.findIndex(
    (fault) => (fault.method ?? method) === method && belowVersion(path).startsWith(fault.path),
  )
  const fault = faults[index]
  if (!fault) return null
  if (fault.times > 1) faults[index] = { ...fault, times: fault.times - 1 }
  else faults.splice(index, 1)
  return fault
}

export async function meetFault(fault: Fault, work: () => Promise<Response>): Promise<Met> {
  return kinds[fault.kind](fault, work)
}

function belowVersion(path: string): string {
  return path.replace(/^\/v1(?=\/|$)/, '') || '/'
}

async function toOtherHost(answer: Response): Promise<Response> {
  const text = await answer.text()
  const moved = text.replace(/"url":"[^"]*"/, '"url":"https://checkout.example/pay"')
  return respondText(answer.status, moved)
}

/** Does not keep a closed sandbox alive. */
async function later(delayMs: number): Promise<void> {
  await wait(delayMs, undefined, { ref: false })
}
