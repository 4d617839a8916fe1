import type { Finding } from './finding.ts'

/** Majors that get no security fixes any more, with the day of the last ones (nodejs.org's release schedule). */
const endedOn: Record<number, string> = { 20: '2026-04-30', 21: '2024-06-01', 23: '2025-06-01' }

/** Node 20.19 runs everything, but whoever sells with it should know that nobody mends it. */
export function judgeNode(version: string): Finding {
  const ended = endedOn[Number(version.split('.')[0])]
  if (ended === undefined) return { good: true, says: version }
  return {
    good: true,
    says: `${version}, which has had no security fixes since ${ended}`,
    mend: 'install Node 22 or 24 from https://nodejs.org',
  }
}
