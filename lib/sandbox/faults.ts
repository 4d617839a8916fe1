import { z } from 'zod'
import { errorAnswer } from './errors.ts'

/**
 * What the next calls meet. `commit-then-…` does the work and loses the answer; `reset` and `status`
 * do nothing of it.
 */
export const faultInput = z.strictObject({
  kind: z.enum([
    'delay',
    'reset',
    'commit-then-reset',
    'commit-then-timeout',
    'status',
    'html',
    'bad-json',
    'other-host',
  ]),
  times: z.int().min(1).max(100_000).default(1),
  method: z.string().optional(),
  /** The beginning of the path below /v1, e.g. `/checkout-sessions`. */
  path: z.string().default('/'),
  delayMs: z.int().min(0).max(600_000).default(30_000),
  status: z.int().min(400).max(599).default(500),
  errorCode: z.string().default('unexpected_error'),
})
export type Fault = z.output<typeof faultInput>

/** `hang up` is not an answer: the connection is dropped. */
export type Faulty = Response | 'hang up'

/** Takes the first waiting fault that fits the call. */
export function takeFault(faults: Fault[], method: string, path: string): Fault | null {
  const index = faults.findIndex(
    (fault) => (fault.method ?? method) === method && path.startsWith(fault.path),
  )
  const fault = faults[index]
  if (!fault) return null
  if (fault.times > 1) faults[index] = { ...fault, times: fault.times - 1 }
  else faults.splice(index, 1)
  return fault
}

export async function suffer(fault: Fault, work: () => Promise<Response>): Promise<Faulty> {
  switch (fault.kind) {
    case 'delay':
      await later(fault.delayMs)
      return work()
    case 'reset':
      return 'hang up'
    case 'commit-then-reset':
      await work()
      return 'hang up'
    case 'commit-then-timeout':
      await work()
      await later(fault.delayMs)
      return 'hang up'
    case 'status':
      return errorAnswer(fault.status, fault.errorCode, 'A fault that was asked for')
    case 'html':
      return new Response('<html><body>Bad gateway</body></html>', {
        status: 502,
        headers: { 'content-type': 'text/html' },
      })
    case 'bad-json':
      return new Response('{"object":"nonsense"}', {
        headers: { 'content-type': 'application/json' },
      })
    case 'other-host':
      return toOtherHost(await work())
  }
}

async function toOtherHost(answer: Response): Promise<Response> {
  const body = (await answer.text()).replace(
    /"url":"[^"]*"/,
    '"url":"https://checkout.example/pay"',
  )
  return new Response(body, { status: answer.status, headers: answer.headers })
}

async function later(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref())
}
