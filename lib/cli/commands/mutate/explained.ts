import type { Explained } from './judge-mutants.ts'

/** Mutants that no test can kill, because nobody could tell them from the code: each with its reason. */
export const explained: Explained[] = [
  {
    file: 'lib/subscriptions/agreement.ts',
    line: 'const lastOn = cutOffOn.until(agreedOn).sign > 0 ? agreedOn : cutOffOn',
    code: 'cutOffOn.until(agreedOn).sign > 0',
    becomes: 'cutOffOn.until(agreedOn).sign >= 0',
    because: 'Where the cut-off is the day of the agreement, both are that day.',
  },
]
