import { expect, test } from 'vitest'
import { afterAttempt, type Delivery } from './delivery.ts'

const waiting: Delivery = {
  id: 'delivery_test_1',
  createdAt: 0,
  test: true,
  event: 'evt_test_1',
  type: 'token.created',
  endpoint: 'webhook_test_1',
  url: 'http://127.0.0.1:9/',
  status: 'pending',
  nextAttemptAt: 0,
  attempts: [],
}
const silence = {
  at: 1_000,
  signature: '',
  status: null,
  error: 'no answer in time',
  tookMs: 10_000,
}

test('ten seconds of silence are no part of the wait for the next attempt', () => {
  expect(afterAttempt(waiting, silence, 11_000).nextAttemptAt).toBe(16_000)
})

test('after the last wait nothing more is sent', () => {
  let delivery = waiting
  for (let count = 0; count < 8; count += 1) delivery = afterAttempt(delivery, silence, 11_000)
  expect(delivery).toMatchObject({ status: 'failed', nextAttemptAt: null })
})
