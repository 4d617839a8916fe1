import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../../local/install.mjs'
import { plainEnvironment } from '../../local/invoking-environment.mjs'
import { runInSight } from '../../local/run-in-sight.ts'
import type { RunningShop } from '../../local/shop.ts'
import { countPlaywright, type TestCount } from '../../local/test-count.ts'

/** Those in which somebody signs up, is charged, pays otherwise, or gets money back. */
const journeys = ['signup', 'repeat', 'sweep', 'offline', 'admin-refund'].map(
  (name) => `${name}.spec.ts`,
)

/** Journeys that change rows by hand leave books behind that no shop would. */
const leavesBooksAlone = ['--grep-invert', '@by-hand']

/** In a real browser, on a shop that runs already. Rejects where Playwright fails and no journey did. */
export async function playJourneys(shop: RunningShop, browser: string): Promise<TestCount> {
  const results = mkdtempSync(path.join(tmpdir(), 'teiki-journeys-'))
  const report = path.join(results, 'journeys.json')
  const { appUrl: url, sandboxUrl, databaseUrl, env } = shop
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json']
  const settings = {
    ...plainEnvironment(),
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'test',
    BROWSER_PATH: browser,
    E2E_SHOPS: JSON.stringify([{ url, sandboxUrl, databaseUrl, env }]),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  }
  const playwright = path.join(root, 'node_modules/playwright/cli.js')
  try {
    const failure = await runInSight(
      playwright,
      [...args, ...leavesBooksAlone, ...journeys],
      settings,
    ).catch((error: unknown) => error ?? 'failed')
    const count = countPlaywright(JSON.parse(readFileSync(report, 'utf8')))
    if (failure !== undefined && count.failed === 0) throw failure
    return count
  } finally {
    rmSync(results, { recursive: true, force: true })
  }
}
