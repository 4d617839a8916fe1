import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import net from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { plainEnvironment } from '#lib/cli/local/invoking-environment.mjs'
import { memoryFlags } from '#lib/cli/local/memory-flags.ts'
import { anyFreePort } from '#lib/cli/local/ports.ts'
import { ownShop } from './own-shop.ts'

const root = path.join(import.meta.dirname, '..')

/** Prints a line for each request that the process is asked, its own included. */
const counting = `data:text/javascript,${encodeURIComponent(
  "import { subscribe } from 'node:diagnostics_channel'; subscribe('http.server.request.start', ({ request }) => console.log('asked ' + request.url))",
)}`

/** A storefront of the built files with nothing in front, bound to 127.0.0.1, on the journey's own database. */
export class BareServer {
  readonly port: number
  readonly #child: ChildProcess
  readonly #asked: string[]

  private constructor(port: number, child: ChildProcess, asked: string[]) {
    this.port = port
    this.#child = child
    this.#asked = asked
  }

  static async start(): Promise<BareServer> {
    const port = await anyFreePort()
    const next = path.join(root, 'node_modules/next/dist/bin/next')
    const args = [
      ...memoryFlags,
      '--import',
      counting,
      next,
      'start',
      '-p',
      `${port}`,
      '-H',
      '127.0.0.1',
    ]
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: {
        ...plainEnvironment(),
        ...ownShop().env,
        NODE_ENV: 'production',
        APP_URL: `http://localhost:${port}`,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const asked: string[] = []
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => line.startsWith('asked ') && asked.push(line.slice(6)))
    await new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => line.includes('Ready') && resolve())
      child.once('exit', (code) => reject(new Error(`The storefront ended with ${code}`)))
    })
    return new BareServer(port, child, asked)
  }

  /** What the process was asked since this was last called. */
  takeAsked(): string[] {
    return this.#asked.splice(0)
  }

  /** The whole answer to these bytes, as they come. */
  async say(text: string): Promise<string> {
    const socket = net.connect(this.port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part
    })
    socket.write(text)
    await once(socket, 'close')
    return answer
  }

  /** As behind a proxy that puts a name of its own into Host. */
  async post(address: string, headers: Record<string, string>, body: Buffer) {
    const { pathname, search } = new URL(address)
    const call = request({
      host: '127.0.0.1',
      port: this.port,
      method: 'POST',
      path: pathname + search,
      headers,
    })
    call.end(body)
    const [answer] = await once(call, 'response')
    answer.resume()
    return answer
  }

  residentMb(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    await once(this.#child, 'exit')
  }
}
