import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { elapsedMs } from '#lib/clock.ts'
import type { Values } from '../commands.mjs'
import { ensureBrowser } from '../local/browser.ts'
import { root } from '../local/install.mjs'
import { invokingVariable, plainEnvironment } from '../local/invoking-environment.mjs'
import { ensurePooler } from '../local/pooler.ts'
import { runInSight } from '../local/run-in-sight.ts'
import { ensureStorefront } from '../local/storefront-build.ts'
import { countPlaywright, countVitest, type TestCount } from '../local/test-count.ts'

/** What a step counted; nothing for those that are not made of tests. */
type Step = { name: string; run: () => Promise<TestCount | undefined> }

/** `npm test`: everything that must hold, in order, up to the first step that does not. */
export async function run(_args: string[], options: Values): Promise<void> {
  const results = mkdtempSync(path.join(tmpdir(), 'teiki-test-'))
  const total = { passed: 0, failed: 0 }
  try {
    for (const step of stepsFor(options, results)) {
      const { passed, failed } = await take(step)
      total.passed += passed
      total.failed += failed
      if (failed > 0) break
    }
  } finally {
    rmSync(results, { recursive: true, force: true })
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed === 0 ? 0 : 1
}

/** A step that fails without naming a test counts as one failure. */
async function take({ name, run: work }: Step): Promise<TestCount> {
  const begun = elapsedMs()
  const seconds = () => `${((elapsedMs() - begun) / 1_000).toFixed(1)} s`
  console.log(`\n── ${name}`)
  try {
    const count = (await work()) ?? { passed: 0, failed: 0 }
    console.log(`── ${name}: ${count.failed > 0 ? 'failed' : 'good'}, ${seconds()}`)
    return count
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    console.log(`── ${name}: failed, ${seconds()}`)
    return { passed: 0, failed: 1 }
  }
}

function stepsFor(options: Values, results: string): Step[] {
  const withBrowser = options['no-browser'] !== true
  const env = testEnvironment(options.full === true)
  const browser: Step = {
    name: 'browser and fonts',
    run: async () => {
      env.BROWSER_PATH = await ensureBrowser()
      console.log(env.BROWSER_PATH)
      return undefined
    },
  }
  const pooler: Step = {
    name: 'pooler',
    run: async () => {
      console.log(await ensurePooler())
      return undefined
    },
  }
  return [
    ...(withBrowser ? [browser] : []),
    { name: 'types', run: () => checkTypes(env) },
    {
      name: 'lint and format',
      run: () => runTool('@biomejs/biome/bin/biome', ['check', '.'], env),
    },
    // Together, because one test of the sandbox kills it a hundred times and takes as long as all unit tests.
    vitest('unit tests, the sandbox’s too', ['unit', 'sandbox'], env, results),
    pooler,
    vitest('database tests', ['database'], env, results),
    { name: 'build', run: () => build() },
    ...(withBrowser ? [playwright(env, results)] : []),
  ]
}

/** Only where to keep things and which browser to use come from outside. */
function testEnvironment(full: boolean): Record<string, string> {
  const dataDir = invokingVariable('DATA_DIR')
  return {
    ...plainEnvironment(),
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'test',
    ...(dataDir ? { DATA_DIR: path.resolve(root, dataDir) } : {}),
    ...(full ? { TEST_FULL: '1' } : {}),
  }
}

async function checkTypes(env: Record<string, string>): Promise<undefined> {
  // Types of addresses that `npm run dev` left behind may speak of pages that are gone.
  rmSync(path.join(root, '.next/dev/types'), { recursive: true, force: true })
  await runTool('next/dist/bin/next', ['typegen'], env)
  for (const project of ['.', 'lib/sandbox'])
    await runTool('typescript/bin/tsc', ['--noEmit', '-p', project], env)
}

async function build(): Promise<undefined> {
  await ensureStorefront({ say: (line) => console.log(line) })
}

function vitest(
  name: string,
  projects: string[],
  env: Record<string, string>,
  results: string,
): Step {
  const file = path.join(results, `${projects.join('-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const chosen = projects.map((project) => `--project=${project}`)
  const args = ['run', '--config', '.config/vitest.ts', ...chosen, ...reporters]
  return { name, run: () => counted('vitest/vitest.mjs', args, env, () => countVitest(read(file))) }
}

function playwright(env: Record<string, string>, results: string): Step {
  const file = path.join(results, 'browser.json')
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json']
  return {
    name: 'browser journeys',
    run: () => {
      const withFile = { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
      return counted('playwright/cli.js', args, withFile, () => countPlaywright(read(file)))
    },
  }
}

/** Fails as a whole when the tool fails although no test did. */
async function counted(
  tool: string,
  args: string[],
  env: Record<string, string>,
  count: () => TestCount,
): Promise<TestCount> {
  const failure = await runTool(tool, args, env).catch((error: unknown) => error ?? 'failed')
  const counts = count()
  if (failure !== undefined && counts.failed === 0) throw failure
  return counts
}

async function runTool(
  tool: string,
  args: string[],
  env: Record<string, string>,
): Promise<undefined> {
  await runInSight(path.join(root, 'node_modules', tool), args, env)
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
