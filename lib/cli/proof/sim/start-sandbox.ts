import { plainEnvironment } from '../../local/invoking-environment.mjs'
import { launch } from '../../local/launch.ts'
import { cli } from '../../local/programs.ts'
import { saysReady } from '../../local/supervisor.ts'

export type StartedSandbox = { origin: string; stop(): Promise<void> }

/** The sandbox in a process of its own, as a shop has it: its work does not stand in the engine's way. */
export async function startSandbox(): Promise<StartedSandbox> {
  const args = [cli, 'sandbox', '--port', '0', '--memory']
  const { child, ended } = launch({ name: 'sandbox', args, env: plainEnvironment() })
  const ready = await Promise.race([saysReady(child), ended])
  if (!isReady(ready)) throw new Error(`The sandbox did not start: ${ready}`)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { origin: ready.origin, stop }
}

function isReady(message: unknown): message is { origin: string } {
  return typeof message === 'object' && message !== null && 'origin' in message
}
