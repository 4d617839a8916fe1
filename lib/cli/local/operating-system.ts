import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { installEnvironment } from './invoking-environment.mjs'

/** Debian itself: Ubuntu, whose Chromium package is a pointer to another shop, is not meant. */
export function isDebian(): boolean {
  const file = '/etc/os-release'
  return existsSync(file) && /^ID="?debian"?$/m.test(readFileSync(file, 'utf8'))
}

/** Installs packages if this machine has apt and lets us; whoever asks looks whether it helped. */
export async function aptInstall(packages: string[]): Promise<void> {
  const asAdministrator = await administrator()
  if (asAdministrator === null || !existsSync('/usr/bin/apt-get')) return
  const env = { ...installEnvironment(), DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => {
    const [program = '', ...rest] = [...asAdministrator, 'apt-get', ...args]
    return runQuietly(program, rest, env)
  }
  console.log(`apt-get install ${packages.join(' ')}…`)
  await apt('update')
  const { code, output } = await apt('install', '-y', '--no-install-recommends', ...packages)
  if (code !== 0) console.log(output.trim().split('\n').slice(-3).join('\n'))
}

/** What to put before a command of an administrator; null where nobody gave us that right. */
async function administrator(): Promise<string[] | null> {
  if (process.getuid?.() === 0) return []
  const { code } = await runQuietly('sudo', ['-n', 'true'])
  return code === 0 ? ['sudo', '-n'] : null
}

/** Runs a program of the machine to its end; one that is not there has code 127. */
export async function runQuietly(
  program: string,
  args: string[],
  env: Record<string, string> = installEnvironment(),
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(program, args, {
      env: { NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
