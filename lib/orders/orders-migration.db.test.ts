import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { withOlderDatabase } from '#lib/db/testing-older.ts'
import { invariantsFile } from '#lib/health/find-broken-invariants.ts'

const older = withOlderDatabase('20261130150000_orders')

const content = {
  name: { ja: '豆', en: 'Beans' },
  items: [
    {
      name: { ja: '豆', en: 'Beans' },
      quantity: 2,
      amountMinor: 1500,
      firstAmountMinor: 1000,
      taxCategory: 'reduced',
    },
  ],
  shippingFeeMinor: 500,
  cadence: { unit: 'month', count: 3 },
  delivery: { dispatchDays: 2, arrivalDays: 4 },
}

/** A cycle as it was, with what its history said: `[from, to, code, detail]`. */
type Before = {
  id: string
  subscription: string
  index: number
  status: string
  minor: number
  fee?: number
  reference?: string
  history: Move[]
}
type Move = readonly [from: string | null, to: string, code: string, detail?: object]

const planned: Move = [null, 'scheduled', 'planned', { number: 1 }]
const asked = (method: string): Move => [
  'scheduled',
  'awaiting_payment',
  'payment-asked',
  { method },
]
const received = (from: string): Move => [from, 'paid', 'payment-recorded', { paymentId: 'pay_1' }]
const ended = (from: string): Move => [from, 'canceled', 'subscription-canceled']

const cycles: Before[] = (
  [
    { id: 'cyc_to_come', status: 'scheduled', minor: 3500, history: [planned] },
    {
      id: 'cyc_waits',
      status: 'awaiting_payment',
      minor: 3500,
      reference: '10000009',
      history: [planned, asked('bank_transfer')],
    },
    {
      id: 'cyc_door',
      status: 'awaiting_payment',
      minor: 3500,
      fee: 330,
      reference: '11000008',
      history: [planned, asked('cash_on_delivery')],
    },
    {
      id: 'cyc_paid',
      index: 0,
      status: 'paid',
      minor: 2500,
      reference: '20000008',
      history: [planned, asked('bank_transfer'), received('awaiting_payment')],
    },
    {
      id: 'cyc_late',
      status: 'paid',
      minor: 9999,
      reference: '30000007',
      history: [
        planned,
        asked('bank_transfer'),
        ['awaiting_payment', 'skipped', 'unpaid'],
        received('skipped'),
      ],
    },
    {
      id: 'cyc_unpaid',
      status: 'skipped',
      minor: 3500,
      reference: '40000006',
      history: [planned, asked('bank_transfer'), ['awaiting_payment', 'skipped', 'unpaid']],
    },
    {
      id: 'cyc_passed',
      status: 'skipped',
      minor: 3500,
      history: [planned, ['scheduled', 'skipped', 'period-passed']],
    },
    { id: 'cyc_over', status: 'canceled', minor: 3500, history: [planned, ended('scheduled')] },
    {
      id: 'cyc_ended',
      status: 'canceled',
      minor: 3500,
      reference: '50000005',
      history: [planned, asked('bank_transfer'), ended('awaiting_payment')],
    },
    {
      id: 'cyc_moved',
      status: 'scheduled',
      minor: 3500,
      reference: '60000004',
      history: [
        planned,
        asked('bank_transfer'),
        ['awaiting_payment', 'scheduled', 'moved-to-smartpay'],
      ],
    },
    {
      id: 'cyc_moved_paid',
      status: 'paid',
      minor: 3500,
      reference: '70000003',
      history: [
        planned,
        asked('bank_transfer'),
        ['awaiting_payment', 'scheduled', 'moved-to-smartpay'],
        received('scheduled'),
      ],
    },
    {
      id: 'cyc_moved_over',
      status: 'canceled',
      minor: 3500,
      reference: '80000002',
      history: [
        planned,
        asked('bank_transfer'),
        ['awaiting_payment', 'scheduled', 'moved-to-smartpay'],
        ended('scheduled'),
      ],
    },
  ] satisfies (Omit<Before, 'index' | 'subscription'> & { index?: number })[]
).map((one, at) => ({ index: at + 1, subscription: 'sub_1', ...one }))

async function write(): Promise<void> {
  const { client } = older
  await client.query(
    `insert into plan_versions (id, plan_id, number, content, created_at) values ('pv_1', 'plan_1', 1, $1, now())`,
    [content],
  )
  await client.query(`
    insert into subscriptions (id, thread_id, status, plan_version_id, quantity, payment_method, delivery, anchor_on, created_at)
    values ('sub_1', 'su_1', 'active', 'pv_1', 1, 'bank_transfer', '{"lastName": "山田"}', '2026-01-31', now())`)
  for (const {
    id,
    subscription,
    index,
    status,
    minor,
    fee = 0,
    reference = null,
    history,
  } of cycles) {
    await client.query(
      `insert into cycles (id, subscription_id, index, status, due_on, amount_minor, fee_minor, pay_reference, pay_by, created_at)
       values ($1, $2, $3, $4::cycle_status, date '2026-02-28' + $3::int, $5, $6, $7, '2026-03-07', now())`,
      [id, subscription, index, status, minor, fee, reference],
    )
    for (const [from, to, code, detail = {}] of history)
      await client.query(
        `insert into cycle_history (cycle_id, "from", "to", code, detail, actor, at) values ($1, $2, $3, $4, $5, 'sweep', now())`,
        [id, from, to, code, detail],
      )
  }
  await client.query(`
    insert into cycle_payments (id, cycle_id, amount_minor, received_on, recorded_by, created_at)
    select 'pay_' || id, id, amount_minor, '2026-03-01', 'somebody', now() from cycles where status = 'paid'`)
  await client.query(`
    insert into emails (id, kind, cause, created_at)
    values ('ntc_1', 'cycle-skipped', 'cyc_unpaid', now()), ('ntc_2', 'payment-received', 'pay_1', now())`)
}

async function read(statement: string) {
  return (await older.client.query(statement)).rows
}

test('cycles that were asked for become orders, with lines, payments and history, and nothing is lost', async () => {
  await write()
  await older.upgrade()

  const states = await read(`
    select c.id as cycle, c.status::text as of_cycle, c.order_id as current, o.status::text as of_order,
      o.payment_method::text as method, o.total_minor as total,
      (select sum(quantity * amount_minor)::int from order_lines l where l.order_id = o.id) as lines,
      (select string_agg(kind::text, ' ' order by position) from order_lines l where l.order_id = o.id) as kinds
    from cycles c left join orders o on o.cycle_id = c.id order by c.index`)
  const order = (id: string, of_order: string, total: number, kinds = 'product shipping') => ({
    of_order,
    method: id === 'cyc_door' ? 'cash_on_delivery' : 'bank_transfer',
    total,
    lines: total,
    kinds,
  })
  const none = { of_order: null, method: null, total: null, lines: null, kinds: null }
  const current = (id: string) => id.replace('cyc', 'ord')
  const expected: [string, string, string | null, object][] = [
    ['cyc_paid', 'ordered', 'ord_paid', order('cyc_paid', 'paid', 2500)],
    ['cyc_to_come', 'scheduled', null, none],
    ['cyc_waits', 'ordered', 'ord_waits', order('cyc_waits', 'awaiting_payment', 3500)],
    [
      'cyc_door',
      'ordered',
      'ord_door',
      order('cyc_door', 'awaiting_payment', 3830, 'product shipping fee'),
    ],
    // A sum that the version does not give stays whole.
    ['cyc_late', 'ordered', 'ord_late', order('cyc_late', 'paid', 9999, 'product')],
    ['cyc_unpaid', 'ordered', 'ord_unpaid', order('cyc_unpaid', 'expired', 3500)],
    ['cyc_passed', 'skipped', null, none],
    ['cyc_over', 'canceled', null, none],
    ['cyc_ended', 'ordered', current('cyc_ended'), order('cyc_ended', 'canceled', 3500)],
    ['cyc_moved', 'scheduled', null, order('cyc_moved', 'canceled', 3500)],
    ['cyc_moved_paid', 'ordered', 'ord_moved_paid', order('cyc_moved_paid', 'paid', 3500)],
    ['cyc_moved_over', 'canceled', null, order('cyc_moved_over', 'canceled', 3500)],
  ]
  expect(states).toEqual(
    expected.map(([cycle, of_cycle, id, rest]) => ({ cycle, of_cycle, current: id, ...rest })),
  )
  expect(await read('select order_id, amount_minor from offline_payments order by 1')).toEqual([
    { order_id: 'ord_late', amount_minor: 9999 },
    { order_id: 'ord_moved_paid', amount_minor: 3500 },
    { order_id: 'ord_paid', amount_minor: 2500 },
  ])
  expect(await read('select kind, cause from emails order by id')).toEqual([
    { kind: 'order-expired', cause: 'ord_unpaid' },
    { kind: 'payment-received', cause: 'pay_1' },
  ])
})

test('every invariant holds afterwards, histories included', async () => {
  await write()
  await older.upgradeAll()
  expect(await read(await readFile(invariantsFile, 'utf8'))).toEqual([])
})

test('each order gets its deliveries: what ended goes nowhere, and what was to go out before has gone', async () => {
  await write()
  await older.upgradeAll()
  const deliveries = await read(`
    select d.order_id as "order", d.status::text, (d.dispatch_on - o.due_on)::int as after, d.address, l.quantity::int,
      (select string_agg(code, ' ' order by id) from delivery_history h where h.delivery_id = d.id) as told
    from deliveries d join orders o on o.id = d.order_id left join delivery_lines l on l.delivery_id = d.id order by o.index`)
  const one = (order: string, status: string, told: string, quantity = 2) => ({
    order,
    status,
    after: 2,
    address: { lastName: '山田' },
    quantity,
    told,
  })
  const [gone, over] = ['planned shipped-before', 'planned order-over']
  expect(deliveries).toEqual([
    one('ord_paid', 'shipped', gone),
    one('ord_waits', 'planned', 'planned'),
    one('ord_door', 'shipped', gone),
    one('ord_late', 'shipped', gone, 1),
    one('ord_unpaid', 'canceled', over),
    one('ord_ended', 'canceled', over),
    one('ord_moved', 'canceled', over),
    one('ord_moved_paid', 'shipped', gone),
    one('ord_moved_over', 'canceled', over),
  ])
})

test('a cycle in a state that no version wrote stops it, and nothing was changed', async () => {
  await write()
  await older.client.query(`update cycles set status = 'charging' where id = 'cyc_waits'`)
  await expect(older.upgrade()).rejects.toThrow('charging or past_due')
  expect(await read(`select status::text from cycles where id = 'cyc_waits'`)).toEqual([
    { status: 'charging' },
  ])
})
