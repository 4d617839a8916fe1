import { beforeAll, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { advanceClock, confirm } from '#lib/signups/testing.ts'
import { control } from '#lib/signups/testing-smartpay.ts'
import { acceptMissing } from '#lib/smartpay-account/accept.ts'
import { recheckTokens } from '#lib/tokens/reconcile/recheck-tokens.ts'
import { processEvents } from './process-events.ts'
import { receiveEvent } from './receive-event.ts'
import {
  deliveryOf,
  type Endpoint,
  endpoint,
  listEvents,
  refusals,
  type SentEvent,
  withWebhooks,
} from './testing.ts'
import { forgeries } from './testing-forgeries.ts'
import {
  beginStories,
  endsOf,
  inLanes,
  movesOf,
  move as moveToken,
  type Story,
  seeded,
} from './testing-storm.ts'

withWebhooks()

const phases = 8
const copies = 3
/** Both even, so that calm stories, which are shorter, end alike. */
const movesEach = { storm: 118, calm: 16 }
const random = seeded(20_261_125)

let ours: Endpoint

beforeAll(async () => {
  ours = await endpoint()
  // Sixteen tokens are deleted in the dashboard: somebody says that it is so.
  await acceptMissing()
  await control('webhooks', 'PUT', { dropAll: true })
})

/** What happens to all tokens in one phase, and the events that come of it. */
async function play(stories: Story[], phase: number, length: number): Promise<void> {
  const parts = stories.map((story, index) => {
    const moves = movesOf(index, length)
    const at = (share: number) => Math.ceil((moves.length * share) / phases)
    return { story, moves: moves.slice(at(phase), at(phase + 1)) }
  })
  await inLanes(parts, 4, async ({ story, moves }) => {
    for (const move of moves) await moveToken(story, move)
  })
}

/** The events about these tokens that are new since the last call. */
function follow(stories: Story[]): () => Promise<SentEvent[]> {
  const tokens = new Set(stories.map(({ token }) => token))
  let seen = 0
  return async () => {
    const events = await listEvents()
    const fresh = events.slice(seen)
    seen = events.length
    return fresh.filter(({ eventData }) => tokens.has(eventData.data.id))
  }
}

async function inOrder(stories: Story[]): Promise<number> {
  const fresh = follow(stories)
  let delivered = 0
  for (let phase = 0; phase < phases; phase += 1) {
    await play(stories, phase, movesEach.calm)
    for (const event of await fresh()) {
      await receiveEvent(deliveryOf(event, ours))
      delivered += 1
    }
    await processEvents()
  }
  return delivered
}

/** A copy at random of all that is still to come, now and then a forged one, until `rest` are left. */
function* drawn(bag: SentEvent[], rest: number, count: Count) {
  while (bag.length > rest) {
    const [event] = bag.splice(random(bag.length), 1)
    if (!event) return
    count.genuine += 1
    yield { delivery: deliveryOf(event, ours), genuine: true }
    if (count.genuine % 20 !== 0) continue
    const [, , forge] = forgeries[count.forged % forgeries.length] ?? []
    if (!forge) return
    count.forged += 1
    yield { delivery: forge(event, ours, { ...event, id: 'evt_test_0' }), genuine: false }
  }
}

type Count = { genuine: number; forged: number; misjudged: number }

function deliver(bag: SentEvent[], rest: number, count: Count): Promise<void> {
  return inLanes(drawn(bag, rest, count), 4, async ({ delivery, genuine }) => {
    if ((await receiveEvent(delivery)).ok !== genuine) count.misjudged += 1
  })
}

/** While tokens change, old and new events of theirs come in any order and are worked on by two at once. */
async function inDisorder(stories: Story[]): Promise<Count> {
  const fresh = follow(stories)
  const bag: SentEvent[] = []
  const count = { genuine: 0, forged: 0, misjudged: 0 }
  for (let phase = 0; phase < phases; phase += 1) {
    if (phase === phases / 2) await hearOfLate(stories)
    const playing = play(stories, phase, movesEach.storm)
    const delivering = deliver(bag, bag.length / 2, count)
    await Promise.all([playing, delivering, processEvents(), processEvents()])
    for (const event of await fresh()) bag.push(...Array.from({ length: copies }, () => event))
    await advanceClock(5 * 60_000)
  }
  await deliver(bag, 0, count)
  return count
}

/** Their events came before our own call was answered: they wait, and the repeated call is answered. */
async function hearOfLate(stories: Story[]): Promise<void> {
  expect(await db().event.count({ where: { status: 'received', attempts: { gt: 1 } } })).not.toBe(0)
  for (const { late, signupId, browser } of stories)
    if (late) expect(await confirm(signupId, browser)).toMatchObject({ ok: true })
}

test('10,000 deliveries in any order, some forged, end as those in order', async () => {
  const calm = await beginStories('calm', false)
  const stories = await beginStories('storm', true)
  const delivered = await inOrder(calm)
  const count = await inDisorder(stories)
  await advanceClock(2 * 3_600_000)
  await processEvents()
  // On a busy machine an answer may have come too late: such an event is tried again.
  while ((await db().event.count({ where: { status: 'received' } })) > 0) {
    await advanceClock(10 * 60_000)
    await processEvents()
  }
  // That a token is gone is believed by a second look.
  await advanceClock(3_600_000)
  await recheckTokens()

  expect(await endsOf(stories)).toEqual(await endsOf(calm))
  expect(count.genuine).toBeGreaterThan(10_000)
  expect(count.misjudged).toBe(0)
  expect(sum(Object.values(await refusals()))).toBe(count.forged)
  const kept = await db().event.findMany({ select: { id: true, status: true, deliveries: true } })
  expect(kept.filter(({ status }) => status !== 'processed')).toEqual([])
  expect(sum(kept.map(({ deliveries }) => deliveries))).toBe(delivered + count.genuine)
  const ids = (await listEvents()).map(({ id }) => id)
  expect(kept.map(({ id }) => id).sort()).toEqual(ids.sort())
})

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
