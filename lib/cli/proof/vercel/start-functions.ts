import path from 'node:path'
import { z } from 'zod'
import { plainEnvironment } from '../../local/invoking-environment.mjs'
import { launch } from '../../local/launch.ts'
import { saysReady } from '../../local/supervisor.ts'
import { type BuiltFunction, unpack } from './functions.ts'

export type RunningFunction = BuiltFunction & {
  port: number
  /** From the begin of its process until it took requests, without what Node itself needs. */
  startMs: number
}

export type RunningFunctions = {
  all: RunningFunction[]
  /** Ends each once what it does after its answers is done. */
  stop(): Promise<void>
}

type Options = {
  functions: readonly BuiltFunction[]
  project: string
  /** Outside of the checkout, so that no package is found that the function does not bring. */
  folder: string
  settings: Record<string, string>
}

const readySchema = z.object({ port: z.number(), startMs: z.number() })
const host = path.join(import.meta.dirname, 'function-host.mjs')

/** Each function in a process of its own, with the deployment's settings and nothing else. */
export async function startFunctions(options: Options): Promise<RunningFunctions> {
  const started = options.functions.map((one) => start(one, options))
  const stop = async () => {
    for (const { child } of started) child.kill('SIGTERM')
    await Promise.all(started.map(({ ended }) => ended))
  }
  try {
    return { all: await Promise.all(started.map(({ ready }) => ready)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function start(one: BuiltFunction, { project, folder, settings }: Options) {
  const home = path.join(folder, one.name.replaceAll('/', '-'))
  unpack(one, project, home)
  const env = { ...plainEnvironment(), ...settings }
  const { child, ended } = launch({ name: one.name, args: [host, home], env })
  const ready = Promise.race([saysReady(child), ended]).then((said) => {
    const parsed = readySchema.safeParse(said)
    if (!parsed.success) throw new Error(`The function ${one.name} did not start: ${said}`)
    return { ...one, ...parsed.data }
  })
  ready.catch(() => undefined)
  return { child, ended, ready }
}
