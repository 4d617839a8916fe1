import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closeDatabase } from '#lib/db/client.ts'
import { letWebRoleIn } from '#lib/db/web-role.ts'
import { runOneOff } from '../../local/launch.ts'
import { cli as ourCli } from '../../local/programs.ts'
import { checkoutOrigin, shopOrigin } from './addresses.ts'
import { Browser } from './browser.ts'
import { type Built, buildOutput } from './build-output.ts'
import { checkOutput } from './check-output.ts'
import { copyProject } from './copy-project.ts'
import { startEdge } from './edge.ts'
import { fetchCli } from './fetch-cli.ts'
import { readFunctions } from './functions.ts'
import { leadWebhooksTo } from './lead-webhooks.ts'
import { readOutputConfig } from './output-config.ts'
import { type RunningFunction, startFunctions } from './start-functions.ts'
import { type Site, startSite } from './start-site.ts'
import { type Step, stepsOf } from './steps.ts'

export type Proof = { built: Built; functions: RunningFunction[]; charged: Step['figures'] }

/**
 * Builds the project as Vercel does, and sells with what came of it: a signup with and without JavaScript, webhooks, runs of
 * the jobs. Rejects with the first thing that is not as it should be.
 *
 * @param charges how many are due at once for the run of the job
 */
export async function prove(
  dataDir: string,
  charges: number,
  say: (line: string) => void,
): Promise<Proof> {
  const site = await startSite(dataDir)
  const unpacked = mkdtempSync(path.join(tmpdir(), 'teiki-functions-'))
  try {
    say('Fetching the Vercel CLI, where it is not here yet')
    const cli = await fetchCli(path.join(dataDir, 'cli'))
    const project = path.join(dataDir, 'project')
    copyProject(project, path.dirname(dataDir))
    say('vercel build --prod, a few minutes')
    const home = path.join(dataDir, 'home')
    const built = await buildOutput({ cli, project, home, settings: site.settings })
    const config = readOutputConfig(built.output)
    const found = readFunctions(built.output, project)
    for (const line of await checkOutput({ built, config, functions: found, site })) say(line)
    const settings = await prepareShop(site)
    const functions = await startFunctions({
      functions: found,
      project,
      folder: unpacked,
      settings,
    })
    const { host } = new URL(shopOrigin)
    const edge = await startEdge({ output: built.output, config, functions: functions.all, host })
    const ports = { [host]: edge.port, [new URL(checkoutOrigin).host]: site.sandboxPort }
    try {
      await leadWebhooksTo(site, edge.port)
      const command = (name: string) => runOneOff({ name, args: [ourCli, name], env: site.local })
      const around = { site, newBrowser: () => new Browser(ports), command, charges }
      const figures: Proof['charged'] = {}
      for (const step of stepsOf(around)) {
        Object.assign(figures, await step.run())
        say(`✓ ${step.what}`)
      }
      return { built, functions: functions.all, charged: figures }
    } finally {
      edge.stop()
      await functions.stop()
    }
  } finally {
    await closeDatabase()
    rmSync(unpacked, { recursive: true, force: true })
    await site.stop()
  }
}

/** What the README says to do after the first deployment. Answers the settings of the functions, whose role owns nothing. */
async function prepareShop(site: Site): Promise<Record<string, string>> {
  const databaseUrl = await letWebRoleIn(site.directUrl)
  const web = { DATABASE_URL: databaseUrl, DIRECT_URL: databaseUrl }
  const env = { ...site.local, ...web }
  Object.assign(process.env, env, { LOG_LEVEL: 'silent' })
  const shop = path.join(import.meta.dirname, '../../../../prisma/demo-shop.json')
  await runOneOff({ name: 'db:seed', args: [ourCli, 'db:seed', shop], env })
  await runOneOff({ name: 'webhook:register', args: [ourCli, 'webhook:register'], env })
  return { ...site.settings, ...web }
}
