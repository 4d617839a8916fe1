import { setTimeout as wait } from 'node:timers/promises'
import { jsonHeaders, type Reply, refusal, replyOf, unauthorized } from '../api/answers.ts'
import type { Fault, faultKinds } from './fault.ts'

/** How an answer reaches the caller: whole, half of it, or a few bytes at a time. */
export type Met = Reply & { manner?: 'half' | { trickleMs: number } }

/** `hang up` is not an answer: the connection is dropped. */
type Meet = (fault: Fault, work: () => Promise<Reply>) => Promise<Met | 'hang up'>

/** Where `work` is not called, nothing is done. */
const kinds: Record<(typeof faultKinds)[number], Meet> = {
  delay: async ({ delayMs }, work) => {
    await later(delayMs)
    return work()
  },
  reset: async () => 'hang up',
  'commit-then-reset': async (_, work) => {
    await work()
    return 'hang up'
  },
  'commit-then-timeout': async ({ delayMs }, work) => {
    await work()
    await later(delayMs)
    return 'hang up'
  },
  'half-body': async (_, work) => ({ ...(await work()), manner: 'half' }),
  trickle: async ({ delayMs }, work) => ({
    ...(await work()),
    manner: { trickleMs: delayMs },
  }),
  status: (fault, work) => instead(fault, work, envelope(fault)),
  html: (fault, work) => instead(fault, work, page(fault)),
  'bad-json': (fault, work) => instead(fault, work, { status: 200, text: '{"object":"nonsense"}' }),
  'other-host': async (_, work) => {
    const { text, ...reply } = await work()
    return { ...reply, text: text?.replace(/"url":"[^"]*"/, elsewhere) ?? null }
  },
  'rate-limit': async ({ retryAfter = 1 }) =>
    envelope({ status: 429, retryAfter, errorCode: undefined }),
  outage: async (fault) => page(fault),
}

const elsewhere = '"url":"https://checkout.example/pay"'

export function meetFault(fault: Fault, work: () => Promise<Reply>): Promise<Met | 'hang up'> {
  return kinds[fault.kind](fault, work)
}

async function instead(fault: Fault, work: () => Promise<Reply>, answer: Met): Promise<Met> {
  if (fault.commit) await work()
  return answer
}

function envelope({
  status,
  errorCode = status === 429 ? 'request.rate-limited' : 'unexpected_error',
  retryAfter,
}: Pick<Fault, 'status' | 'errorCode' | 'retryAfter'>): Met {
  const reply = replyOf(
    status === 401 ? unauthorized : refusal(status, errorCode, 'A fault asked for'),
  )
  return retryAfter === undefined
    ? reply
    : { ...reply, headers: { ...jsonHeaders(reply.text), 'retry-after': String(retryAfter) } }
}

function page({ status, retryAfter }: Fault): Met {
  const after = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return {
    status,
    text: '<html><body>Bad gateway</body></html>',
    headers: { 'content-type': 'text/html; charset=utf-8', ...after },
  }
}

/** Does not keep a closed sandbox alive. */
async function later(delayMs: number): Promise<void> {
  await wait(delayMs, undefined, { ref: false })
}
