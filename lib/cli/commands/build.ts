import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from '../local/install.mjs'
import { invokingVariable } from '../local/invoking-environment.mjs'

/** `npm run build`: what a deployment runs. Only production migrates; a preview never does. */
export async function run(): Promise<void> {
  if (invokingVariable('VERCEL_ENV') === 'production') {
    const { run: migrate } = await import('./db-migrate.ts')
    await migrate()
  }
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const { status } = spawnSync(process.execPath, [next, 'build'], { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
}
