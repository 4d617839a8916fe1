import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { atLeast, type Measured, median, spread } from './report.ts'

const file = fileURLToPath(import.meta.url)
const root = path.resolve(path.dirname(file), '../..')

/** Two processes of raw sockets: one alone, or Node's own client, would be slower than the bare server. */
const clients = 2
const connections = 128

/** POST /orders of the sandbox, journal and all, over a bare node:http server that parses and answers the same body. */
export async function measureSandboxRate(
  folder: string,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Measured> {
  rmSync(folder, { recursive: true, force: true })
  const children = [
    start(path.join(root, 'lib/cli/start.mjs'), ['sandbox', '--port', '0', '--data', folder]),
    start(file, ['bare']),
    ...Array.from({ length: clients }, () => start(file, ['client'])),
  ]
  try {
    const [sandbox = '', bare = ''] = await Promise.all(children.map(originOf))
    const body = await orderBody(sandbox)
    const load = (origin: string, time: number) =>
      rateOf(children.slice(2), { origin, body, seconds: time, connections })
    await load(sandbox, seconds * 2)
    await load(bare, seconds)
    const ours: Rate[] = []
    const floor: Rate[] = []
    for (let round = 0; round < rounds; round += 1) {
      floor.push(await load(bare, seconds))
      ours.push(await load(sandbox, seconds))
    }
    console.log(`  sandbox.rate: sandbox ${told(ours)}, bare server ${told(floor)}`)
    const perSecond = (rates: Rate[]) => median(rates.map((rate) => rate.perSecond))
    return {
      id: 'sandbox.rate',
      what: `POST /orders a second, on disk, over a bare server's, ${rounds} rounds interleaved, ${clients * connections} connections`,
      unit: '×',
      ...atLeast(0.3, perSecond(ours) / perSecond(floor)),
    }
  } finally {
    for (const child of children) child.kill()
    await Promise.all(children.map((child) => child.exitCode ?? once(child, 'exit')))
  }
}

function start(program: string, args: string[]): ChildProcess {
  const execArgv = program === file ? ['--import', 'tsx'] : []
  return fork(program, args, { cwd: root, execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

/** Clients have none. */
async function originOf(child: ChildProcess): Promise<string> {
  const [said] = (await once(child, 'message')) as [{ origin?: string }]
  return said.origin ?? ''
}

async function orderBody(origin: string): Promise<string> {
  const customerInfo = { emailAddress: 'hanako@example.jp', firstName: '花子', lastName: '山田' }
  const [successUrl, cancelUrl] = ['http://localhost:3000/ok', 'http://localhost:3000/ng']
  const answer = await fetch(`${origin}/v1/checkout-sessions`, {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify({ mode: 'token', customerInfo, successUrl, cancelUrl }),
  })
  const { token } = (await answer.json()) as { token: { id: string } }
  await fetch(`${origin}/_control/tokens/${token.id}/approve`, { method: 'POST' })
  return JSON.stringify({
    token: token.id,
    amount: 7_800,
    currency: 'JPY',
    reference: 'inv_1',
    items: [{ name: '季節の飲み比べ', amount: 7_800, currency: 'JPY', quantity: 1 }],
    customerInfo: { ...customerInfo, accountAge: 30, reference: 'cus_1' },
    shippingInfo: {
      address: { line1: '芝公園4-2-8', locality: '港区', postalCode: '105-0011', country: 'JP' },
    },
  })
}

const authorization = 'Basic sk_test_bench'

type Task = { origin: string; body: string; seconds: number; connections: number }
type Rate = { perSecond: number; clientCores: number }

async function rateOf(children: ChildProcess[], task: Task): Promise<Rate> {
  const results = await Promise.all(
    children.map(async (child) => {
      child.send(task)
      const [rate] = (await once(child, 'message')) as [Rate | { error: string }]
      if ('error' in rate) throw new Error(rate.error)
      return rate
    }),
  )
  const sum = (pick: (rate: Rate) => number) => results.reduce((all, one) => all + pick(one), 0)
  return { perSecond: sum((one) => one.perSecond), clientCores: sum((one) => one.clientCores) }
}

function told(rates: Rate[]): string {
  const cores = median(rates.map(({ clientCores }) => clientCores))
  return `${spread(rates.map(({ perSecond }) => perSecond))} a second (clients took ${cores.toFixed(2)} cores)`
}

function serveBare(): void {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()))
      const length = Buffer.byteLength(text)
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': length })
      response.end(text)
    })
  })
  server.listen(0, '127.0.0.1', () =>
    process.send?.({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
  )
}

function serveLoad(): void {
  process.on('message', async (task: Task) => {
    try {
      process.send?.(await press(task))
    } catch (error) {
      process.send?.({ error: `${error}` })
    }
  })
  process.send?.({})
}

/** Each connection asks again as soon as it was answered, until the time is over. */
async function press({ origin, body, seconds, connections }: Task): Promise<Rate> {
  const begun = performance.now()
  const cpu = process.cpuUsage()
  const end = begun + seconds * 1_000
  const counts = await Promise.all(
    Array.from({ length: connections }, () => keepAsking(new URL(origin), body, end)),
  )
  const tookMs = performance.now() - begun
  const { user, system } = process.cpuUsage(cpu)
  const count = counts.reduce((sum, one) => sum + one, 0)
  return {
    perSecond: (count * 1_000) / tookMs,
    clientCores: (user + system) / 1_000 / tookMs,
  }
}

let lastKey = 0

function keepAsking({ hostname, port, host }: URL, body: string, end: number): Promise<number> {
  const length = Buffer.byteLength(body)
  const head = `POST /v1/orders HTTP/1.1\r\nhost: ${host}\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\nidempotency-key: `
  return new Promise((resolve, reject) => {
    let count = 0
    let text = ''
    const socket = connect(Number(port), hostname)
    const ask = () => {
      lastKey += 1
      socket.write(`${head}${process.pid}-${lastKey}\r\n\r\n${body}`)
    }
    socket.setEncoding('latin1').setNoDelay(true)
    socket.once('error', reject)
    socket.once('connect', ask)
    socket.on('data', (chunk) => {
      text += chunk
      const body = text.indexOf('\r\n\r\n') + 4
      if (body < 4 || text.length < body + lengthIn(text)) return
      if (!text.startsWith('HTTP/1.1 200 ')) return socket.destroy(new Error(text))
      text = ''
      count += 1
      if (performance.now() < end) return ask()
      socket.destroy()
      resolve(count)
    })
  })
}

function lengthIn(head: string): number {
  return Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN)
}

if (process.argv[1] === file && process.argv[2] === 'bare') serveBare()
if (process.argv[1] === file && process.argv[2] === 'client') serveLoad()
