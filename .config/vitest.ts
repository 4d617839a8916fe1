import { defineConfig } from 'vitest/config'

/** `TZ` is neither UTC nor the merchant's zone, so that a forgotten zone shows. */
process.env.TZ = 'America/St_Johns'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { include: ['lib/**/*.test.ts', 'prisma/**/*.test.ts'], pool: 'forks', maxWorkers: 2 },
})
