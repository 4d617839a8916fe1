import type { Counter } from './postgres-proxy.ts'
import { atMost, exactly, type Measured, median, spread } from './report.ts'
import type { Stub } from './smartpay-stub.ts'
import { Visitor } from './visitor.ts'

/** From the submit of the confirmation to its redirect: statements on the wire, calls, transactions. */
export async function measureStatements(
  shopUrl: string,
  counter: Counter,
  stub: Stub,
): Promise<Measured[]> {
  const what = 'of one confirmation, from submit to redirect'
  const visitor = new Visitor(shopUrl)
  await (await readyToConfirm(visitor))()
  let openDuringCall = 0
  stub.onCall = () => {
    openDuringCall += counter.inTransaction() ? 1 : 0
  }
  const confirm = await readyToConfirm(visitor)
  counter.statements.length = 0
  stub.calls = 0
  await confirm()
  const statements = counter.statements.filter((sql) => sql !== '')
  return [
    {
      id: 'signup.statements',
      what: `SQL statements ${what}`,
      unit: '',
      ...atMost(8, statements.length),
    },
    { id: 'signup.calls', what: `calls to Smartpay ${what}`, unit: '', ...exactly(1, stub.calls) },
    {
      id: 'signup.open',
      what: 'transactions open during the call',
      unit: '',
      ...exactly(0, openDuringCall),
    },
  ]
}

/**
 * The confirmation against an action of the same app that makes the same call and nothing else. Said beside it: the
 * same call with as many empty statements around it, which tells the way to the database from what is ours.
 */
export async function measureLatency(shopUrl: string, rounds: number): Promise<Measured> {
  const ours: number[] = []
  const floor: number[] = []
  const stated: number[] = []
  const bare = await bareCall(shopUrl)
  const statements = await bareCall(shopUrl, '?with=statements')
  for (let round = -3; round < rounds; round += 1) {
    const took = await timed(await readyToConfirm(new Visitor(shopUrl)))
    const call = await timed(bare)
    const around = await timed(statements)
    if (round < 0) continue
    ours.push(took)
    floor.push(call)
    stated.push(around)
  }
  console.log(
    `  signup.latency: ours ${spread(ours)} ms, the call alone ${spread(floor)} ms, with empty statements ${spread(stated)} ms`,
  )
  return {
    id: 'signup.latency',
    what: `confirmation over the bare call, ${rounds} rounds interleaved, 1 connection`,
    unit: '×',
    ...atMost(1.3, median(ours) / median(floor)),
  }
}

/** Brings somebody up to the final confirmation; what is answered presses its button. */
export async function readyToConfirm(visitor: Visitor): Promise<() => Promise<void>> {
  const path = await visitor.toConfirmation()
  const form = { ...(await visitor.readForm(path)), agree: 'yes' }
  return () => submit(visitor, path, form)
}

/** Presses the button of the page that makes the call and, unless asked for, nothing else. */
export async function bareCall(shopUrl: string, search = ''): Promise<() => Promise<void>> {
  const visitor = new Visitor(shopUrl)
  const form = await visitor.readForm(`/ja/bench${search}`)
  return () => submit(visitor, '/ja/bench', form)
}

async function submit(visitor: Visitor, path: string, form: Record<string, string>): Promise<void> {
  const answer = await visitor.post(path, form)
  await answer.arrayBuffer()
  if (!answer.headers.get('location')?.includes('checkout_test_'))
    throw new Error(`The submit led to ${answer.status} ${answer.headers.get('location')}`)
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
