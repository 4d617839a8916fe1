import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { endWithParentFlags } from './end-with-parent.mjs'
import { root } from './install.mjs'

/** Runs a tool of node on our terminal; it ends when we do. Rejects when it fails. */
export async function runInSight(
  tool: string,
  args: string[],
  env: Record<string, string>,
): Promise<void> {
  const child = spawn(process.execPath, [...endWithParentFlags(root), tool, ...args], {
    cwd: root,
    env: { NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [code, signal] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${path.basename(tool)} failed (${signal ?? `code ${code}`})`)
}
