import { db } from '#lib/db/client.ts'
import { confirm, draftOf, redirected } from '#lib/signups/testing.ts'
import { control, moveToken, sessionsOf } from '#lib/signups/testing-smartpay.ts'

type Move = 'approve' | 'reject' | 'disable' | 'enable' | 'delete'

/** One signup and what happens to its token. `late`: for long, only Smartpay knows of the token. */
export type Story = { browser: string; signupId: string; token: string; late: boolean }

const storyCount = 32

/** Of `index`: turned on and off again and again; then it stays so, is deleted, or was never agreed to. */
export function movesOf(index: number, length: number): Move[] {
  if (index % 8 === 7) return ['reject']
  const toggles = Array.from(
    { length: length + (index % 2) },
    (_, at): Move => (at % 2 === 0 ? 'disable' : 'enable'),
  )
  return ['approve', ...toggles, ...(index % 8 > 4 ? (['delete'] as const) : [])]
}

/** With `mayBeLate`, every fourth loses the answer to its call: Smartpay has the token, and we do not. */
export async function beginStories(name: string, mayBeLate: boolean): Promise<Story[]> {
  const stories: Story[] = []
  for (let index = 0; index < storyCount; index += 1) {
    const browser = `${name}${index}`
    const late = mayBeLate && index % 4 === 3
    const signupId = late ? await unheard(browser) : (await redirected(browser)).signupId
    const [session] = await sessionsOf(signupId)
    stories.push({ browser, signupId, token: session?.token ?? '', late })
  }
  return stories
}

async function unheard(browser: string): Promise<string> {
  const signupId = await draftOf(browser)
  await control('faults', 'POST', { kind: 'commit-then-reset', method: 'POST' })
  await confirm(signupId, browser)
  return signupId
}

export async function move({ token }: Story, what: Move): Promise<void> {
  if (what !== 'approve' && what !== 'reject') return moveToken(token, what)
  await control(`tokens/${token}/${what}`)
}

/** How each ended, without what differs from signup to signup. */
export async function endsOf(stories: Story[]) {
  const rows = await db().signup.findMany({
    where: { id: { in: stories.map(({ signupId }) => signupId) } },
    select: {
      id: true,
      status: true,
      label: true,
      failure: true,
      token: { select: { status: true } },
      subscription: {
        select: {
          status: true,
          paymentMethod: true,
          cycles: { select: { index: true, status: true } },
        },
      },
    },
  })
  const emails = await db().email.findMany({ select: { kind: true, cause: true } })
  const mailsOf = (id: string) => emails.filter(({ cause }) => cause === id)
  return stories.map(({ signupId }) => {
    const { id, ...end } = rows.find((row) => row.id === signupId) ?? {}
    return { ...end, mails: mailsOf(signupId).map(({ kind }) => kind) }
  })
}

/** Numbers that look random and are the same in every run. */
export function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** `lanes` at a time, in order. */
export async function inLanes<Item>(
  items: Iterable<Item>,
  lanes: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const queue = items[Symbol.iterator]()
  const lane = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
