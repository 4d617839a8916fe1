import { expect, test } from 'vitest'
import { chargingSchema, dunningEnds } from '#lib/catalog/charging-settings.ts'
import { dateIn, hourOn, type PlainDate, plainDate } from '#lib/plain-date.ts'
import { endWarning } from './end-warning.ts'
import { type DunningFacts, nextStep } from './next-step.ts'

const timeZone = 'Asia/Tokyo'
const endedOn = plainDate('2026-12-01')

function factsOf(changes: Partial<DunningFacts> & { after?: number; end?: string }): DunningFacts {
  const { after = 4, end = 'skip', ...rest } = changes
  const rule = { retryAfterDays: [], giveUpAfterDays: after, end }
  return {
    policy: chargingSchema.parse({ dunning: { declined: rule, refused: rule, failed: rule } })
      .dunning,
    timeZone,
    kind: 'declined',
    endedAt: hourOn(timeZone, endedOn, 15),
    attempts: 1,
    usable: true,
    stopped: false,
    today: endedOn,
    nextDueOn: null,
    instalmentsOn: [],
    ...rest,
  }
}

function warningOf(facts: DunningFacts, declineMailedOn: PlainDate | null = null) {
  const step = nextStep(facts)
  const stepOn = step && dateIn(timeZone, step.at)
  return endWarning({ step, stepOn, endedOn: dateIn(timeZone, facts.endedAt), declineMailedOn })
}

test.each<[string, Parameters<typeof factsOf>[0], PlainDate | null, string | null]>([
  ['two days before the end', { after: 14 }, null, '2026-12-13 2026-12-14'],
  ['not before the last attempt has ended', { after: 2 }, null, '2026-12-01 2026-12-02'],
  [
    'on the day itself, where the end is the next one and no mail told of it',
    { after: 1, kind: 'failed' },
    null,
    '2026-12-01 2026-12-01',
  ],
  ['after the mail about the decline', { after: 2 }, endedOn, '2026-12-02 2026-12-02'],
  ['not where that mail told of tomorrow', { after: 1 }, endedOn, null],
  ['not while another attempt comes', { attempts: 0 }, null, null],
  ['not while somebody stopped it', { stopped: true }, null, null],
  ['not of a transfer, which is asked for by mail', { end: 'transfer' }, null, null],
  [
    'by the next cycle, where that comes sooner',
    { after: 14, nextDueOn: plainDate('2026-12-08') },
    null,
    '2026-12-05 2026-12-06',
  ],
  ['not where the next cycle has begun', { nextDueOn: endedOn }, null, null],
])('warns %s', (_name, changes, mailedOn, expected) => {
  const warning = warningOf(factsOf(changes), mailedOn)
  expect(warning && `${warning.from} ${warning.lastDay}`).toBe(expected)
})

test('whoever is warned can do something until the end of the last day, and the end follows', () => {
  let warned = 0
  for (const end of dunningEnds)
    for (const after of [1, 2, 3, 4, 14])
      for (const days of [null, 1, 2, 3, 5, 20])
        for (const mailed of [null, 0, 3]) {
          const nextDueOn = days === null ? null : endedOn.add({ days })
          const facts = factsOf({ after, end, nextDueOn })
          const warning = warningOf(facts, mailed === null ? null : endedOn.add({ days: mailed }))
          if (!warning) continue
          warned += 1
          const { from, lastDay } = warning
          expect(end).not.toBe('transfer')
          for (let today = from; today.until(lastDay).sign >= 0; today = today.add({ days: 1 })) {
            const step = nextStep({ ...facts, today })
            expect(step).toMatchObject({ does: 'give-up', end })
            expect(step && `${dateIn(timeZone, step.at)}`).toBe(`${lastDay.add({ days: 1 })}`)
          }
        }
  expect(warned).toBeGreaterThan(50)
})
