import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { installEnvironment } from '../../local/invoking-environment.mjs'
import { runQuietly } from '../../local/operating-system.ts'

/** Some 360 MB, which no deployment needs: no dependency of the project. Newer ones are tried by changing this line. */
export const cliVersion = '60.1.3'

/**
 * The Vercel CLI's program, from the npm registry where the folder has none of that version yet. Its packages' install
 * scripts stay unrun. Rejects with a sentence where it cannot be fetched.
 */
export async function fetchCli(folder: string): Promise<string> {
  const home = path.join(folder, 'node_modules/vercel')
  if (versionIn(home) !== cliVersion) await install(folder)
  return path.join(home, 'dist/vc.js')
}

function versionIn(home: string): unknown {
  const file = path.join(home, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null
}

async function install(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const args = ['install', '--prefix', folder, ...flags, `vercel@${cliVersion}`]
  const { code, output } = await runQuietly('npm', args, installEnvironment())
  if (code === 0) return
  const reason = output.trim().split('\n').slice(0, 3).join('\n')
  throw new Error(
    `The Vercel CLI ${cliVersion} could not be fetched: run npm run proof:vercel where npm reaches its registry.\n${reason}`,
  )
}
