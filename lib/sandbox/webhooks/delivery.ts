import type { EventType } from './event.ts'

export const deliveryStatuses = ['pending', 'delivered', 'failed', 'dropped'] as const

/** One event on its way to one endpoint, with every attempt so far. */
export type Delivery = {
  id: string
  createdAt: number
  test: boolean
  event: string
  type: EventType
  endpoint: string
  url: string
  /** `dropped`: a switch said so, or the endpoint was switched off or deleted meanwhile. */
  status: (typeof deliveryStatuses)[number]
  /** Null once there is nothing more to send. */
  nextAttemptAt: number | null
  attempts: Attempt[]
}

export type Attempt = {
  /** On the sandbox's clock: also the timestamp that was signed. */
  at: number
  signature: string
  /** Null: no answer came, and `error` says why. */
  status: number | null
  error?: string
  /** How the answer's body began. */
  answer?: string
  tookMs: number
}

/** smartpay-api §12.4: how long after a failed attempt the next one comes; then it is given up. */
const retryDelaysMs = [5_000, 30_000, 120_000, 600_000, 3_600_000, 21_600_000, 86_400_000]

/**
 * Any 2xx is a success; a redirect is a failure, and so is silence. The wait begins when the attempt has ended:
 * ten seconds of silence are no part of it.
 */
export function afterAttempt(delivery: Delivery, attempt: Attempt, endedAt: number): Delivery {
  const attempts = [...delivery.attempts, attempt]
  const succeeded = attempt.status !== null && attempt.status >= 200 && attempt.status < 300
  if (succeeded) return { ...delivery, attempts, status: 'delivered', nextAttemptAt: null }
  const delayMs = retryDelaysMs[attempts.length - 1]
  return delayMs === undefined
    ? { ...delivery, attempts, status: 'failed', nextAttemptAt: null }
    : { ...delivery, attempts, nextAttemptAt: endedAt + delayMs }
}
