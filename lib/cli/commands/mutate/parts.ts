import { pure } from '#lib/testing-pure.ts'

/** What decides about money and time, by the folder or the file of each rule. */
const folders = {
  calendar: /^lib\/(calendar\/|catalog\/cadence\.ts)/,
  schedule: /^lib\/subscriptions\/schedule\//,
  sums: /^lib\/(orders\/|catalog\/(order-limits|plan-sums|split-problems|tax-rates)\.ts)/,
  refunds: /^lib\/refunds\//,
  dunning: /^lib\/(dunning|charging)\//,
  settlement:
    /^lib\/(tokens\/(settlement|reconcile\/(drift|vanishing))|subscriptions\/agreement)\.ts/,
}

export type Part = { name: string; files: string[] }

/** The pure files of each part: what is pure is said in one place, `testing-pure.ts`. */
export const parts: Part[] = Object.entries(folders).map(([name, folder]) => ({
  name,
  files: pure.filter((file) => folder.test(file)),
}))
