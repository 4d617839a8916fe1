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
  {
    file: 'lib/dunning/next-step.ts',
    line: 'return one.until(other).sign > 0 ? other : one',
    code: 'one.until(other).sign > 0',
    becomes: 'one.until(other).sign >= 0',
    because: 'Two instants that are equal: either is the later.',
  },
  {
    file: 'lib/charging/charge-outcome.ts',
    line: "if (errorCode !== undefined && tokenCodes.has(errorCode)) return 'refused'",
    code: 'errorCode !== undefined',
    becomes: 'true',
    because: 'Undefined is none of the codes; only the types ask for it.',
  },
  {
    file: 'lib/orders/instalments.ts',
    line: 'amountMinor: orders.reduce((sum, parts) => sum + (parts[at]?.amountMinor ?? 0), 0),',
    code: 'parts[at]?.amountMinor',
    becomes: 'parts[at].amountMinor',
    because: 'Every order is split into as many parts; only the types ask for it.',
  },
  {
    file: 'lib/orders/instalment-calendar.ts',
    line: 'const last = orders.at(-1)?.instalments.at(-1)?.dueOn ?? today',
    code: 'orders.at(-1)?.instalments.at(-1)?.dueOn',
    becomes: 'orders.at(-1)?.instalments.at(-1).dueOn',
    because: 'Every order has instalments; only the types ask for it.',
  },
  {
    file: 'lib/orders/instalment-calendar.ts',
    line: 'const last = orders.at(-1)?.instalments.at(-1)?.dueOn ?? today',
    code: 'orders.at(-1)?.instalments',
    becomes: 'orders.at(-1).instalments',
    because: 'The first order is always drawn; only the types ask for it.',
  },
  {
    file: 'lib/orders/instalment-calendar.ts',
    line: 'const amountMinor = months.at(-1)?.totalMinor ?? 0',
    code: 'months.at(-1)?.totalMinor',
    becomes: 'months.at(-1).totalMinor',
    because: 'The first month is always drawn; only the types ask for it.',
  },
  {
    file: 'lib/catalog/order-limits.ts',
    line: 'return firstAmountMinor !== undefined && firstAmountMinor < amountMinor',
    code: 'firstAmountMinor !== undefined',
    becomes: 'true',
    because: 'Undefined is less than no number; only the types ask for it.',
  },
  {
    file: 'lib/orders/offline/read-payment.ts',
    line: "const digits = (typed.sum ?? '').normalize('NFKC').replace(/[¥\\\\,円\\s]/g, '')",
    code: "''",
    becomes: '"Stryker was here!"',
    because: 'Whatever is no sum stands for a sum that is left out.',
  },
  {
    file: 'lib/orders/offline/read-payment.ts',
    line: "const receivedOn = dayOf(typed.on ?? '')",
    code: "''",
    becomes: '"Stryker was here!"',
    because: 'Whatever is no day stands for a day that is left out.',
  },
  {
    file: 'lib/calendar/cancel-deadlines.ts',
    line: 'return first.until(before).days > 0 ? before : first',
    code: 'first.until(before).days > 0',
    becomes: 'first.until(before).days >= 0',
    because: 'Two days that are equal: either is the later.',
  },
]
