import { defineConfig } from 'vitest/config'
import { ShopsFirst } from './shops-first.ts'

/** `TZ` is neither UTC nor the merchant's zone, so that a forgotten zone shows. */
process.env.TZ = 'America/St_Johns'

const root = new URL('..', import.meta.url).pathname
/** What a test waits for ends the wait, however busy the machine is. */
const patience = {
  testTimeout: 900_000,
  hookTimeout: 900_000,
  expect: { poll: { timeout: 600_000 } },
}
/** In this order, before each file. */
const setupFiles = [`${root}.config/fresh-modules.ts`, `${root}.config/fail-on-console-error.ts`]
const oneProcess = { isolate: false, sequence: { setupFiles: 'list' as const } }

export const unit = {
  name: 'unit',
  root,
  include: ['{app,lib}/**/*.test.ts'],
  exclude: ['**/*.db.test.ts', 'lib/sandbox/**', '**/node_modules/**'],
  setupFiles,
  ...oneProcess,
  ...patience,
}

/** Rules run at once; what needs PostgreSQL gets a database per file from one server. */
export default defineConfig({
  root,
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: ShopsFirst },
    projects: [
      `${root}lib/sandbox/vitest.config.ts`,
      { test: unit },
      {
        test: {
          name: 'database',
          root,
          include: ['{app,lib}/**/*.db.test.ts'],
          globalSetup: [`${root}lib/db/testing-server.ts`],
          setupFiles: [...setupFiles, `${root}lib/db/testing.ts`],
          ...oneProcess,
          ...patience,
        },
      },
    ],
  },
})
