import type { PlanComparison, ShopComparison } from '#lib/catalog/compare-shop.ts'
import type { Change } from '#lib/catalog/shop-changes.ts'

/** What a load changes, and who keeps what: one line a plan, one below it for each setting. */
export function linesOf({ facts, plans }: ShopComparison): string[] {
  return [
    ...(facts.length > 0 ? ['Shop', ...facts.map(lineOf)] : []),
    ...plans.flatMap((plan) => [
      `Plan ${plan.slug}: ${sentences[plan.what](plan)}`,
      ...plan.changes.map(lineOf),
    ]),
  ]
}

const sentences: Record<PlanComparison['what'], (plan: PlanComparison) => string> = {
  new: () => 'new',
  same: () => 'as it was',
  changed: (plan) => `changed${keepers(plan)}`,
  retired: (plan) => `not in the file, so it is not sold any more${keepers(plan)}`,
}

function keepers({ running }: PlanComparison): string {
  if (running === 0) return ''
  return running === 1
    ? '; 1 running subscription keeps what it agreed to'
    : `; ${running} running subscriptions keep what they agreed to`
}

function lineOf({ place, before, after }: Change): string {
  return `  ${place}: ${shown(before)} → ${shown(after)}`
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
