import type { Moment } from './moments.ts'

/** Where a runner is killed. `then`: what becomes of the bytes at which it was seen to be there. */
export type Boundary = {
  name: string
  moment: Moment
  then: 'drop' | 'pass' | 'late'
  /** How often it is wanted, against the others. */
  weight: number
}

/** Each as often as work comes to it: of what is rare, most is taken. */
export const boundaries: readonly Boundary[] = [
  { name: 'before the claim', moment: 'claim begins', then: 'drop', weight: 3 },
  { name: 'within the claim, rows locked', moment: 'claim has locked', then: 'drop', weight: 3 },
  { name: 'at the claim’s COMMIT, which is lost', moment: 'claim commits', then: 'drop', weight: 4 },
  { name: 'at the claim’s COMMIT, which still arrives', moment: 'claim commits', then: 'pass', weight: 4 },
  { name: 'claim committed, its answer lost', moment: 'claim is committed', then: 'drop', weight: 4 },
  { name: 'before the send', moment: 'send arrives', then: 'drop', weight: 5 },
  { name: 'bytes sent, which arrive after its death', moment: 'send arrives', then: 'late', weight: 5 },
  { name: 'bytes at Smartpay, before its answer', moment: 'send is passed on', then: 'drop', weight: 6 },
  { name: 'Smartpay answered, the runner not told', moment: 'send is answered', then: 'drop', weight: 6 },
  { name: 'right after the runner heard', moment: 'send was heard', then: 'pass', weight: 5 },
  { name: 'in the flush, charges moved', moment: 'outcomes are written', then: 'drop', weight: 5 },
  { name: 'at the flush’s COMMIT, which is lost', moment: 'outcomes commit', then: 'drop', weight: 5 },
  { name: 'at the flush’s COMMIT, which still arrives', moment: 'outcomes commit', then: 'pass', weight: 5 },
  { name: 'flush committed, its answer lost', moment: 'outcomes are committed', then: 'drop', weight: 5 },
  { name: 'at the recovery’s COMMIT, which is lost', moment: 'recovery commits', then: 'drop', weight: 3 },
  { name: 'recovery committed, its answer lost', moment: 'recovery is committed', then: 'drop', weight: 3 },
  { name: 'before the send again', moment: 'send again arrives', then: 'drop', weight: 3 },
  { name: 'the send again answered, the runner not told', moment: 'send again is answered', then: 'drop', weight: 3 },
  { name: 'in the look-up, before its list', moment: 'look-up arrives', then: 'drop', weight: 2 },
  { name: 'in the look-up, its list not heard', moment: 'look-up is answered', then: 'drop', weight: 2 },
  { name: 'at the check’s COMMIT, which is lost', moment: 'check commits', then: 'drop', weight: 2 },
  { name: 'in the check of an open one, before the call', moment: 'check arrives', then: 'drop', weight: 2 },
  { name: 'in the check of an open one, answer not heard', moment: 'check is answered', then: 'drop', weight: 2 },
]

/** The runner was told to end, and is killed while it does. */
export const inShutdown = { name: 'in shutdown, at whatever comes next', weight: 4 } as const

/** What is only cut off: the runner lives on and does not know whether it happened. */
export const cuts: readonly { name: string; moment: Moment; then: 'drop' | 'half' }[] = [
  { name: 'the claim’s COMMIT unanswered', moment: 'claim is committed', then: 'drop' },
  { name: 'the flush’s COMMIT unanswered', moment: 'outcomes are committed', then: 'drop' },
  { name: 'the flush’s COMMIT lost', moment: 'outcomes commit', then: 'drop' },
  { name: 'a request cut off', moment: 'send arrives', then: 'drop' },
  { name: 'an order without its answer', moment: 'send is answered', then: 'drop' },
  { name: 'half an answer', moment: 'send is answered', then: 'half' },
]

/** Where a runner is put to sleep. `late`: the bytes go on when it wakes. */
export const sleeps: readonly { moment: Moment; then: 'pass' | 'late' }[] = [
  { moment: 'claim has locked', then: 'pass' },
  { moment: 'claim commits', then: 'late' },
  { moment: 'claim is committed', then: 'pass' },
  { moment: 'send arrives', then: 'pass' },
  { moment: 'send is passed on', then: 'pass' },
  { moment: 'send is answered', then: 'pass' },
  { moment: 'outcomes are written', then: 'pass' },
  { moment: 'outcomes commit', then: 'late' },
  { moment: 'outcomes are committed', then: 'pass' },
  { moment: 'recovery is committed', then: 'pass' },
]
