import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { jobs } from '#lib/jobs/registry.ts'
import { gauges } from './gauges.ts'
import { prometheusText } from './prometheus-text.ts'

const root = path.join(import.meta.dirname, '../..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')
const rules = read('.config/alerts.yml')
const tests = read('.config/alerts.test.yml')
const readme = read('README.md')

/** What is drawn rather than alarmed about. */
const forGraphs = [
  'teiki_charges_unknown',
  'teiki_emails_waiting',
  'teiki_emails_unsent',
  'teiki_events_waiting',
  'teiki_events_parked',
  'teiki_webhooks_refused_last_day',
  'teiki_job_last_run_seconds',
  'teiki_job_last_complete_seconds',
  // A round that does not come is the job's being late.
  'teiki_invariants_checked_seconds',
  'teiki_scrape_seconds',
]

type Rule = { alert: string; text: string; expr: string }

/** One block a rule, as `- alert:` begins them. */
const alerts: Rule[] = rules
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((text) => ({
    alert: /^\w+/.exec(text)?.[0] ?? '',
    text,
    expr: /^ {8}expr: (.+)$/m.exec(text)?.[1] ?? '',
  }))

function namesIn(text: string): string[] {
  return [...new Set(text.match(/\bteiki_[a-z_]+/g) ?? [])]
}

describe('the alert rules', () => {
  test('are found one by one', () => {
    expect(alerts.length).toBe((rules.match(/alert:/g) ?? []).length)
    expect(alerts.length).toBeGreaterThan(12)
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length)
  })

  test('name only what the route tells', () => {
    for (const text of [rules, tests])
      expect(namesIn(text).filter((name) => !(name in gauges))).toEqual([])
  })

  test('and charts leave out nothing that the route tells', () => {
    const used = namesIn(alerts.map(({ expr }) => expr).join(' '))
    expect([...used, ...forGraphs].toSorted()).toEqual(Object.keys(gauges).toSorted())
  })

  test.each(alerts)('$alert has all that whoever is woken needs', ({ alert, text, expr }) => {
    expect(alert).toMatch(/^Teiki[A-Z]\w+$/)
    expect(expr).not.toBe('')
    expect(text).toMatch(/^ {8}labels: \{ severity: (critical|warning) \}$/m)
    for (const field of ['summary', 'summary_ja', 'action', 'action_ja'])
      expect(text, field).toMatch(new RegExp(`^ {10}${field}: ["A-Z/\\u3000-\\u9fffa-z]`, 'm'))
    expect(tests).toContain(alert)
  })

  test('stand in the README, each with its threshold and what to do', () => {
    const explained = [...readme.matchAll(/^\| `(Teiki\w+)` \| [^|]+ \| [^|]+ \|$/gm)]
    expect(explained.map(([, name]) => name)).toEqual(alerts.map(({ alert }) => alert))
  })

  test('name only jobs and commands that exist', () => {
    const names: string[] = jobs.map(({ name }) => name)
    const named = [...rules.matchAll(/the job ([a-z-]+)/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((name) => !names.includes(name))).toEqual([])
    const { scripts } = JSON.parse(read('package.json'))
    const commands = [...rules.matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name)
    expect(commands.filter((name) => !(name in scripts))).toEqual([])
  })
})

test('every gauge is named and explained as Prometheus wants it', () => {
  for (const [name, help] of Object.entries(gauges)) {
    expect(name).toMatch(/^teiki_[a-z]+(_[a-z]+)*$/)
    expect(help).toMatch(/^[A-Z0-9].*\.$/)
    if (/^(Since|How long|How old)/.test(help)) expect(name).toMatch(/_seconds$/)
  }
})

/** What promtool answers, as Debian's package `prometheus` brings it; null: it is not installed. */
function askPromtool(args: string[], input = ''): { says: string; status: number | null } | null {
  const cwd = path.join(root, '.config')
  const { error, status, stdout, stderr } = spawnSync('promtool', args, {
    cwd,
    input,
    encoding: 'utf8',
  })
  return error ? null : { says: `${stdout}${stderr}`, status }
}

// The tests above hold the rules to the route; what they compute only Prometheus itself can say.
test('promtool, where there is one, finds that each fires when it should', () => {
  const tested = askPromtool(['test', 'rules', 'alerts.test.yml'])
  expect(tested?.says ?? 'SUCCESS').toContain('SUCCESS')
  expect(tested?.status ?? 0).toBe(0)
})

test('promtool, where there is one, has nothing to say about the gauges', () => {
  const text = prometheusText(
    Object.entries(gauges).map(([name, help]) => ({ name, help, samples: [{ value: 1 }] })),
  )
  expect(askPromtool(['check', 'metrics'], text) ?? { says: '', status: 0 }).toEqual({
    says: '',
    status: 0,
  })
})
