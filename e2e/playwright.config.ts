import { defineConfig } from 'playwright/test'
import { chromiumFlags } from './chromium-flags.ts'
import type { Visitor } from './fixtures.ts'

const everyCorner = ['signup.spec.ts']
/** Axe is a script itself: it cannot look at a page where scripts are off. */
const scriptsOnly = ['pages.spec.ts', 'admin-pages.spec.ts', 'admin-passkey.spec.ts']
/** Each journey runs once, languages and JavaScript alternating; E2E_FULL=1 runs all of them in all four. */
const corners = [
  {
    locale: 'ja',
    javaScript: true,
    journeys: [
      'admin-pages.spec.ts',
      'admin-passkey.spec.ts',
      'admin-tokens.spec.ts',
      'cancel.spec.ts',
      'faults.spec.ts',
      'keyboard.spec.ts',
      'pages.spec.ts',
    ],
  },
  {
    locale: 'en',
    javaScript: false,
    journeys: ['admin-door.spec.ts', 'admin-tokens.spec.ts', 'repeat.spec.ts', 'return.spec.ts'],
  },
  {
    locale: 'ja',
    javaScript: false,
    journeys: ['correct.spec.ts', 'database.spec.ts', 'hostile.spec.ts'],
  },
  {
    locale: 'en',
    javaScript: true,
    journeys: ['again.spec.ts', 'by-hand.spec.ts', 'sweep.spec.ts'],
  },
] as const

export default defineConfig<Visitor>({
  testDir: '.',
  outputDir: '../.data/e2e-results',
  globalSetup: './global-setup.ts',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    timezoneId: 'America/St_Johns',
    launchOptions: {
      args: chromiumFlags,
      ...(process.env.BROWSER_PATH ? { executablePath: process.env.BROWSER_PATH } : {}),
    },
  },
  projects: corners.map(({ locale, javaScript, journeys }) => ({
    name: `${locale}-${javaScript ? 'js' : 'nojs'}`,
    use: { shopLocale: locale, javaScriptEnabled: javaScript, locale },
    testIgnore: javaScript ? [] : scriptsOnly,
    ...(process.env.E2E_FULL ? {} : { testMatch: [...everyCorner, ...journeys] }),
  })),
})
