import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { activeToken, control, postOrder, readLedger } from '../testing.ts'
import { bundle } from '../testing-program.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-crash-'))
const program = `const { run } = await import(${JSON.stringify(await bundle('command.ts', folder))})
  process.once('message', (folder) => run({ port: '0', data: folder }))`
const children: ChildProcess[] = []
/** The last words of each on its error output. */
const said = new Map<ChildProcess, string>()

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** Loaded and waiting for its folder, so that loading is done while another one works. */
function prepare(limits = ''): ChildProcess {
  const command = `${limits} exec "$0" --input-type=module -e "$@"`
  const child = spawn('sh', ['-c', command, process.execPath, program], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => said.set(child, text))
  children.push(child)
  return child
}

type Running = { child: ChildProcess; origin: string }

async function start(dataDir: string, child = prepare()): Promise<Running> {
  child.send(dataDir)
  const died = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The sandbox ended with ${code ?? signal}: ${said.get(child)}`)
  })
  const [{ origin }] = (await Promise.race([once(child, 'message'), died])) as [{ origin: string }]
  return { child, origin }
}

/** Several customers at once, until so many orders were answered; then the power is cut. */
async function orderUntilKilled({ child, origin }: Running, target: number): Promise<string[]> {
  const token = await activeToken(origin)
  const answered: string[] = []
  const customer = async (name: number) => {
    for (let count = 0; !child.killed; count += 1) {
      const headers = { 'idempotency-key': `${target}-${name}-${count}` }
      const { status, json } = await postOrder(origin, { token }, { headers })
      if (status === 200) answered.push(json.id)
      if (answered.length >= target) child.kill('SIGKILL')
    }
  }
  // Until it is reaped, it holds its folder.
  const ended = once(child, 'exit')
  await Promise.allSettled([1, 2, 3, 4, 5, 6].map(customer))
  await ended
  return answered
}

/** A tenth, and all of them where the whole matrix is played. */
const kills = process.env.TEST_FULL ? 100 : 10

test(`${kills} kills under load lose nothing that was answered`, async () => {
  const dataDir = path.join(folder, 'kills')
  let acknowledged: string[] = []
  let next = prepare()
  for (let kill = 0; kill < kills; kill += 1) {
    const sandbox = await start(dataDir, next)
    next = prepare()
    const { orders, payments, events } = await readLedger(sandbox.origin)
    expect(acknowledged.filter((id) => !(id in orders))).toEqual([])
    expect(Object.keys(payments)).toHaveLength(Object.keys(orders).length)
    const used = Object.values(events).filter(({ eventData }) => eventData.type === 'token.used')
    expect(used).toHaveLength(Object.keys(orders).length)
    if (kill % 5 === 4) {
      await control(sandbox.origin, 'POST', 'reset')
      acknowledged = []
    }
    acknowledged.push(...(await orderUntilKilled(sandbox, 3 + ((kill * 7) % 23))))
  }
})

test('what a full disk did not take is undone', async () => {
  const dataDir = path.join(folder, 'full')
  // A file above this size cannot be written: EFBIG instead of ENOSPC, and no need for a disk.
  const { child, origin } = await start(dataDir, prepare("trap '' XFSZ; ulimit -f 64;"))
  const token = await activeToken(origin)
  const answered: string[] = []
  let refused = 0
  const buy = async () => {
    while (refused < 30) {
      const { status, json } = await postOrder(origin, { token })
      if (status === 200) answered.push(json.id)
      else refused += 1
    }
  }
  // Many at once: some commit while what was lost is being undone.
  await Promise.all(Array.from({ length: 16 }, buy))
  const kept = async (from: string) => Object.keys((await readLedger(from)).orders).sort()
  expect(await kept(origin)).toEqual(answered.sort())
  child.kill('SIGKILL')
  const again = await start(dataDir)
  expect(await kept(again.origin)).toEqual(answered)
  expect((await postOrder(again.origin, { token })).status).toBe(200)
})
