import { whyNoCharges } from '#lib/charging/charging-switch.ts'
import { getChargingSwitch } from '#lib/charging/get-charging-switch.ts'
import { closeDatabase } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { rehearsalWords } from '#lib/i18n/rehearsal.ts'
import type { JobResult } from '#lib/jobs/job.ts'
import { jobNamed } from '#lib/jobs/registry.ts'
import { runJob } from '#lib/jobs/run-job.ts'
import { formatYen } from '#lib/money.ts'
import { unlimited } from '#lib/queue/budget.ts'
import type { Values } from '../commands.mjs'
import { confirmByTyping } from '../local/confirm.ts'
import { rehearse } from './charge/rehearse.ts'

/**
 * `npm run charge`: charges what is due, once, as the job of that name does; before live tokens it asks. With `--rehearse` it
 * goes through the charges of a day to come up to the call instead, and sends nothing. Code 1 where something is wrong.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  const { rehearse: rehearses, on, each, yes } = values
  if (rehearses && yes) throw new Error('--yes does not go with --rehearse: nothing is sent')
  if (!rehearses && on !== undefined) throw new Error('--on goes with --rehearse')
  if (!rehearses && each) throw new Error('--each goes with --rehearse')
  try {
    if (rehearses) await rehearse({ on, each: each === true })
    else await charge(yes === true)
  } finally {
    await closeDatabase()
  }
}

async function charge(yes: boolean): Promise<void> {
  const { smartpay, appUrl } = env()
  const { host } = new URL(appUrl)
  if (!smartpay.test && !yes && !(await confirmByTyping(host, await questionFor(host))))
    throw new Error('Nothing was sent. For scripts: npm run charge -- --yes')
  const stopped = await whyNoCharges(smartpay.test)
  const { status, because, counts } = await runJob(jobNamed('charge'), unlimited, { now: true })
  for (const line of linesOf(counts)) console.log(line)
  if (stopped) console.log(rehearsalWords.en.stops[stopped])
  if (status !== 'failed') return
  console.log(`It did not end well: ${because === null ? 'unknown' : reasons[because]}`)
  process.exitCode = 1
}

async function questionFor(host: string): Promise<string> {
  const { count, sumMinor } = await getChargingSwitch()
  return `${count} charges of ${host} whose time has come, ${formatYen(sumMinor)}, are sent to Smartpay now, with live tokens.`
}

function linesOf(counts: JobResult['counts']): string[] {
  const of = (name: string) => counts[name] ?? 0
  return [
    `Sent: ${of('sent')} (paid ${of('succeeded')}, declined ${of('declined')}, without an answer ${of('unanswered')}, turned away by Smartpay’s limit ${of('limited')})`,
    `Found out of what was sent before: ${of('recovered')}. Failed here: ${of('failed')}.`,
  ]
}

const reasons: Record<NonNullable<JobResult['because']>, string> = {
  silent: 'Smartpay did not answer: npm run doctor',
  error: 'an error, which the log tells of',
  'no-time': 'its time was over',
  'other-mode': 'SMARTPAY_SECRET_KEY is of the other mode: npm run doctor',
  'other-account': 'SMARTPAY_SECRET_KEY is of another account: npm run doctor',
  'not-enabled': 'live charging is not enabled for this deployment: npm run live:enable',
}
