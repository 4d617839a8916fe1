import { defineConfig } from 'playwright/test'
import type { Locale } from '#lib/i18n/locale.ts'
import { chromiumFlags } from './chromium-flags.ts'
import type { Choices } from './fixtures.ts'
import { isWhole } from './matrix.ts'
import { shopsAtATime } from './own-shop.ts'

/** In the two corners that differ most; the whole matrix has all four. */
const bothCorners = ['signup.spec.ts']
/**
 * Axe is a script itself: it cannot look at a page where scripts are off. A page that the browser kept alive for the
 * Back button is as it was left where no script can ask for it anew.
 */
const scriptsOnly = [
  'back.spec.ts',
  'inspector.spec.ts',
  'pages.spec.ts',
  'admin-pages.spec.ts',
  'admin-passkey.spec.ts',
  'typed.spec.ts',
  'widths.spec.ts',
]
/** Each journey runs once, languages and JavaScript alternating; TEST_FULL=1 runs all of them in all four. */
const corners = [
  {
    locale: 'ja',
    javaScript: true,
    journeys: [
      'admin-flash.spec.ts',
      'admin-guards.spec.ts',
      'admin-moved.spec.ts',
      'admin-pages.spec.ts',
      'admin-passkey.spec.ts',
      'back.spec.ts',
      'admin-phone.spec.ts',
      'bare-server.spec.ts',
      'cancel.spec.ts',
      'faults.spec.ts',
      'keyboard.spec.ts',
      'pages.spec.ts',
      'widths.spec.ts',
    ],
  },
  {
    locale: 'en',
    javaScript: false,
    journeys: [
      'admin-auth.spec.ts',
      'admin-order.spec.ts',
      'admin-password.spec.ts',
      'admin-tokens.spec.ts',
      'repeat.spec.ts',
      'return.spec.ts',
    ],
  },
  {
    locale: 'ja',
    javaScript: false,
    journeys: [
      'admin-parcel.spec.ts',
      'admin-people.spec.ts',
      'admin-refund.spec.ts',
      'admin-amend.spec.ts',
      'admin-schedule.spec.ts',
      'correct.spec.ts',
      'database.spec.ts',
      'hostile.spec.ts',
      'not-me.spec.ts',
    ],
  },
  {
    locale: 'en',
    javaScript: true,
    journeys: [
      'admin-dispatch.spec.ts',
      'admin-hostile.spec.ts',
      'admin-typed.spec.ts',
      'again.spec.ts',
      'offline.spec.ts',
      'events.spec.ts',
      'inspector.spec.ts',
      'late.spec.ts',
      'sweep.spec.ts',
      'typed.spec.ts',
    ],
  },
] as const

/** Every journey must end the same whether Smartpay's events come, come in disorder, or never come. */
const stormy = [
  { name: 'ja-js-webhooks-off', use: { ...corner('ja', true), webhooks: 'off' } },
  { name: 'en-nojs-webhooks-off', use: { ...corner('en', false), webhooks: 'off' } },
  { name: 'ja-js-webhooks-wild', use: { ...corner('ja', true), webhooks: 'wild' } },
  { name: 'en-nojs-webhooks-wild', use: { ...corner('en', false), webhooks: 'wild' } },
  { name: 'ja-js-hidden-tokens', use: { ...corner('ja', true), hideUnauthorizedTokens: true } },
] as const
const inAllWeathers = [
  'again',
  'offline',
  'cancel',
  'correct',
  'events',
  'repeat',
  'return',
  'signup',
  'sweep',
]

export default defineConfig<Choices>({
  testDir: '.',
  outputDir: '../.data/e2e-results',
  globalSetup: './global-setup.ts',
  workers: shopsAtATime,
  retries: 0,
  // What a journey waits for ends the wait, however busy the machine is.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  use: {
    timezoneId: 'America/St_Johns',
    launchOptions: {
      args: chromiumFlags,
      ...(process.env.BROWSER_PATH ? { executablePath: process.env.BROWSER_PATH } : {}),
    },
  },
  projects: [
    ...corners.map(({ locale, javaScript, journeys }) => ({
      name: `${locale}-${javaScript ? 'js' : 'nojs'}`,
      use: corner(locale, javaScript),
      testIgnore: javaScript ? [] : scriptsOnly,
      ...(isWhole
        ? {}
        : { testMatch: [...((locale === 'ja') === javaScript ? bothCorners : []), ...journeys] }),
    })),
    ...(isWhole
      ? stormy.map((project) => ({
          ...project,
          testMatch: inAllWeathers.map((name) => `${name}.spec.ts`),
        }))
      : []),
  ],
})

function corner(locale: Locale, javaScriptEnabled: boolean) {
  return { shopLocale: locale, javaScriptEnabled, locale }
}
