import { after } from 'next/server'
import { drain } from '#lib/jobs/drain.ts'
import { attempt } from './attempt.ts'

/** What an action queued (emails, events) is worked once its answer has been given. */
export function drainAfterAnswer(): void {
  after(drain)
}

/** Work that the answer does not wait for; what it queues is worked behind it. What breaks is logged. */
export function afterAnswer(work: () => Promise<unknown>): void {
  after(async () => {
    await attempt(work)
    await drain()
  })
}
