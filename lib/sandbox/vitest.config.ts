import { defineConfig } from 'vitest/config'

/** Neither UTC nor Tokyo's zone, so that a forgotten zone shows. */
process.env.TZ = 'America/St_Johns'

export default defineConfig({
  test: {
    name: 'sandbox',
    setupFiles: ['testing-console.ts'],
    // What a test waits for ends the wait, however busy the machine is.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 600_000 } },
  },
})
