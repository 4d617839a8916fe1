import type { Fate, Moment } from './moments.ts'

/** Where a runner is killed, and what becomes of the bytes at which it was seen to be there. */
export type Boundary = {
  name: string
  moment: Moment
  /** `late`: they are passed on when it is dead. */
  fate: 'drop' | 'pass' | 'late'
  /** How often it is wanted, against the others. */
  weight: number
}

type Row = [Boundary['name'], Moment, Boundary['fate'], Boundary['weight']]

const rows: readonly Row[] = [
  ['before the claim', 'claim begins', 'drop', 3],
  ['within the claim, rows locked', 'claim has locked', 'drop', 3],
  ['at the claim’s COMMIT, which is lost', 'claim commits', 'drop', 4],
  ['at the claim’s COMMIT, which still arrives', 'claim commits', 'pass', 4],
  ['claim committed, its answer lost', 'claim is committed', 'drop', 4],
  ['before the send', 'send arrives', 'drop', 5],
  ['bytes sent, which arrive after its death', 'send arrives', 'late', 5],
  ['bytes at Smartpay, before its answer', 'send is passed on', 'drop', 6],
  ['Smartpay answered, the runner did not hear', 'send is answered', 'drop', 6],
  ['right after the runner heard', 'send was heard', 'pass', 5],
  ['in the flush, charges moved', 'outcomes are written', 'drop', 5],
  ['at the flush’s COMMIT, which is lost', 'outcomes commit', 'drop', 5],
  ['at the flush’s COMMIT, which still arrives', 'outcomes commit', 'pass', 5],
  ['flush committed, its answer lost', 'outcomes are committed', 'drop', 5],
  ['at the recovery’s COMMIT, which is lost', 'recovery commits', 'drop', 3],
  ['recovery committed, its answer lost', 'recovery is committed', 'drop', 3],
  ['before the send again', 'send again arrives', 'drop', 3],
  ['the send again answered, not heard', 'send again is answered', 'drop', 3],
  ['in the look-up, before its list', 'look-up arrives', 'drop', 2],
  ['in the look-up, its list not heard', 'look-up is answered', 'drop', 2],
  ['at the check’s COMMIT, which is lost', 'check commits', 'drop', 2],
  ['in the check of an open one, before the call', 'check arrives', 'drop', 2],
  ['in the check of an open one, answer not heard', 'check is answered', 'drop', 2],
]

export const boundaries: readonly Boundary[] = rows.map(([name, moment, fate, weight]) => ({
  name,
  moment,
  fate,
  weight,
}))

/** The runner was told to end, and is killed while it does. */
export const inShutdown = { name: 'in shutdown, at whatever comes next', weight: 4 } as const

/** What is only cut off: the runner lives on and does not know whether it happened. */
export const cuts: readonly { name: string; moment: Moment; fate: Exclude<Fate, 'pass'> }[] = [
  { name: 'the claim’s COMMIT unanswered', moment: 'claim is committed', fate: 'drop' },
  { name: 'the flush’s COMMIT unanswered', moment: 'outcomes are committed', fate: 'drop' },
  { name: 'the flush’s COMMIT lost', moment: 'outcomes commit', fate: 'drop' },
  { name: 'a request cut off', moment: 'send arrives', fate: 'drop' },
  { name: 'an order without its answer', moment: 'send is answered', fate: 'drop' },
  { name: 'half an answer', moment: 'send is answered', fate: 'half' },
]

/** Where a runner is put to sleep. `late`: the bytes go on when it wakes. */
export const sleeps: readonly { moment: Moment; fate: 'pass' | 'late' }[] = [
  { moment: 'claim has locked', fate: 'pass' },
  { moment: 'claim commits', fate: 'late' },
  { moment: 'claim is committed', fate: 'pass' },
  { moment: 'send arrives', fate: 'pass' },
  { moment: 'send is passed on', fate: 'pass' },
  { moment: 'send is answered', fate: 'pass' },
  { moment: 'outcomes are written', fate: 'pass' },
  { moment: 'outcomes commit', fate: 'late' },
  { moment: 'outcomes are committed', fate: 'pass' },
  { moment: 'recovery is committed', fate: 'pass' },
]
