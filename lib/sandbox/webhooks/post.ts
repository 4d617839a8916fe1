import { elapsedMs } from '../clock.ts'
import type { Attempt } from './delivery.ts'

type Posted = {
  headers: Record<string, string>
  body: string
  stopped: AbortSignal
  timeoutMs?: number
}

const answerKept = 500

/** One POST; ten seconds of silence are too many (smartpay-api §12.4). Redirects are not followed, and what goes wrong on the way is part of the answer. */
export async function post(
  url: string,
  { headers, body, stopped, timeoutMs = 10_000 }: Posted,
): Promise<Pick<Attempt, 'status' | 'answer' | 'error' | 'tookMs'>> {
  const begun = elapsedMs()
  const tookMs = () => Math.round(elapsedMs() - begun)
  try {
    const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)])
    const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    const text = await answer.text()
    return { status: answer.status, answer: text.slice(0, answerKept), tookMs: tookMs() }
  } catch (error) {
    return { status: null, error: reasonOf(error), tookMs: tookMs() }
  }
}

/** `fetch failed` alone helps nobody: its cause has the code, such as ECONNREFUSED. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'no answer in time'
  const { cause } = error
  if (cause instanceof Error && 'code' in cause) return `${cause.code}`
  return cause instanceof Error ? cause.message : error.message
}
