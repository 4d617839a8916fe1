import { afterEach, beforeEach, expect, vi } from 'vitest'

/** Nobody reads a console in a test run: what is written there as an error fails the test. */
beforeEach(() => {
  vi.spyOn(console, 'error')
})

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
