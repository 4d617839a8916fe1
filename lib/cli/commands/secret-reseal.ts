import { closeDatabase } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { type ResealReport, resealAll } from '#lib/secrets/reseal-all.ts'

/**
 * `npm run secret:reseal`: the second of the three steps of changing APP_SECRET (README, "Another APP_SECRET"), once
 * every instance has both settings. It may run while the shop is open, be stopped and be run again.
 */
export async function run(): Promise<void> {
  try {
    const report = await resealAll()
    for (const line of linesOf(report)) console.log(line)
    process.exitCode = report.complete ? 0 : 1
  } finally {
    await closeDatabase()
  }
}

function linesOf({ parts, auditTrouble, invitations, complete }: ResealReport): string[] {
  const lines = parts.flatMap(({ name, resealed, unreadable }) => [
    `${name}: ${resealed} sealed anew`,
    ...(unreadable.length === 0
      ? []
      : [
          `  ${unreadable.length} open neither with APP_SECRET nor with APP_SECRET_PREVIOUS: ${unreadable.slice(0, 10).join(', ')}`,
        ]),
  ])
  if (auditTrouble)
    lines.push(
      `The audit log is not as it was written (${auditTrouble}): npm run audit:verify, before APP_SECRET_PREVIOUS goes.`,
      '  Whatever its end mark does not cover by then counts as forged.',
    )
  if (!complete) return [...lines, 'Not everything is under APP_SECRET: keep APP_SECRET_PREVIOUS.']
  if (env().appSecret.previous === undefined) return [...lines, 'Everything is under APP_SECRET.']
  lines.push('Everything is under APP_SECRET; APP_SECRET_PREVIOUS may be removed now.')
  if (invitations.count > 0)
    lines.push(
      `  ${invitations.count} open invitations end with it: keep it until ${invitations.lastEndsAt?.toISOString()}, or invite anew.`,
    )
  return [
    ...lines,
    '  A browser in which somebody signed up before the change is recognised while it is set: two days are kind.',
  ]
}
