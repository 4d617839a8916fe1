import { afterEach } from 'vitest'
import { env } from '#lib/env.ts'

/** What a second deployment on the same database would be: this process, with another key. Undone after each test. */
export function switchKey(secretKey: string): void {
  Object.assign(env().smartpay, { secretKey, test: secretKey.startsWith('sk_test_') })
}

/** The key that every test begins with. */
export const usualKey = 'sk_test_sandbox0000000000000000'

export function withUsualKey(): void {
  afterEach(() => switchKey(usualKey))
}
