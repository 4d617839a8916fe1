/**
 * What a runner is seen to do from outside, by the statements and requests that go by: before it happens, or after it
 * happened and before the runner hears of it. `lib/charging` knows nothing of these names.
 */
export const moments = [
  'claim begins',
  'claim has locked',
  'claim commits',
  'claim is committed',
  'send arrives',
  'send is passed on',
  'send is answered',
  'send was heard',
  'outcomes are written',
  'outcomes commit',
  'outcomes are committed',
  'recovery commits',
  'recovery is committed',
  'send again arrives',
  'send again is answered',
  'look-up arrives',
  'look-up is answered',
  'check commits',
  'check is committed',
  'check arrives',
  'check is answered',
] as const
export type Moment = (typeof moments)[number]

/** What happens to the bytes at which a moment is seen. `half`: of an answer half is passed on, and the connection is cut. */
export type Fate = 'pass' | 'drop' | 'half'

/** Asked at each moment; undefined: nothing is to be done. */
export type Watch = (moment: Moment) => Promise<Fate> | undefined

type Work = 'claim' | 'recovery' | 'check' | 'outcomes'

const claimText = /c\.status = 'intended' and c\.test = .*skip locked/s

/** The statement by which each kind of transaction is known (lib/charging: claim, claim-unsettled, check-open, record). */
const knownBy: readonly [Work, RegExp][] = [
  ['claim', claimText],
  ['recovery', /last_sent_at = case when id = any/],
  ['check', /with due as \(.*c\.status = 'open'/s],
  ['outcomes', /m\.may_have_moved/],
]

/** One connection's statements as moments of its runner. */
export class DatabaseMoments {
  #work: Work | null = null
  #sending = ''

  /** Before the server has it. */
  sent(sql: string): Moment | null {
    this.#sending = sql
    if (/^(begin|rollback)/i.test(sql)) this.#work = null
    if (/^commit/i.test(sql)) return this.#work && before[this.#work]
    this.#work = knownBy.find(([, text]) => text.test(sql))?.[0] ?? this.#work
    return this.#isClaim() ? 'claim begins' : null
  }

  /** The server did it, and the runner does not know yet. @param rows that it had to do with */
  done(rows: number): Moment | null {
    if (/^commit/i.test(this.#sending)) return this.#work && after[this.#work]
    if (this.#isClaim()) return rows > 0 ? 'claim has locked' : null
    return this.#work === 'outcomes' && /m\.may_have_moved/.test(this.#sending)
      ? 'outcomes are written'
      : null
  }

  #isClaim(): boolean {
    return claimText.test(this.#sending)
  }
}

const before = {
  claim: 'claim commits',
  recovery: 'recovery commits',
  check: 'check commits',
  outcomes: 'outcomes commit',
} as const
const after = {
  claim: 'claim is committed',
  recovery: 'recovery is committed',
  check: 'check is committed',
  outcomes: 'outcomes are committed',
} as const

/** A request's kind; `seen` are the keys of orders that were sent before, by anybody. */
export function callOf(
  { method, path, key }: { method: string; path: string; key: string | undefined },
  seen: Set<string>,
): 'send' | 'send again' | 'look-up' | 'check' | null {
  if (method === 'POST' && /\/orders$/.test(path)) {
    const again = key !== undefined && seen.has(key)
    if (key !== undefined) seen.add(key)
    return again ? 'send again' : 'send'
  }
  if (method !== 'GET') return null
  if (/\/orders(\?|$)/.test(path)) return 'look-up'
  return /\/orders\//.test(path) ? 'check' : null
}
