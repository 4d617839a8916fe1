import { expect, test } from 'vitest'
import type { DateReason } from '#lib/date-reason.ts'
import { plainDate } from '#lib/plain-date.ts'
import { sayDateReason, sayException } from './date-reasons.ts'
import { locales } from './locale.ts'

const from = plainDate('2026-09-21')
const name = { ja: '敬老の日', en: 'Respect for the Aged Day' }

/** Each reason once, on the day that it leads to. */
const reasons: [string, DateReason, string, string][] = [
  ['2026-09-18', { code: 'agreed' }, 'お申し込みの日', 'the day of the agreement'],
  [
    '2026-09-18',
    { code: 'counted-anew' },
    'この日から、あとの回を数えます',
    'later ones are counted from this day',
  ],
  [
    '2026-09-18',
    { code: 'same-weekday', weekday: 5 },
    '基準の日と同じ金曜日',
    'a Friday like the anchor',
  ],
  ['2026-09-18', { code: 'same-day', day: 18 }, '基準の日と同じ18日', 'the 18th like the anchor'],
  [
    '2027-02-28',
    { code: 'short-month', anchorDay: 31 },
    '2月は28日までなので、31日の代わりに28日',
    'on Feb 28 because the anchor is the 31st',
  ],
  ['2026-09-18', { code: 'chosen-day', day: 18 }, '毎月18日のご指定', 'the 18th as chosen'],
  ['2026-09-30', { code: 'last-day' }, '月末のご指定', 'the last day of the month as chosen'],
  [
    '2026-09-18',
    { code: 'nth-weekday', nth: 3, weekday: 5 },
    '第3金曜日のご指定',
    'the third Friday as chosen',
  ],
  [
    '2026-09-25',
    { code: 'nth-weekday', nth: 'last', weekday: 5 },
    '最終金曜日のご指定',
    'the last Friday as chosen',
  ],
  [
    '2026-10-21',
    { code: 'first-too-near', instead: from },
    '9月21日(月)では基準の日から2週間に満たないので、1か月あと',
    'a month later, because Sep 21 is less than two weeks after the anchor',
  ],
  ['2026-09-18', { code: 'moved', from }, '9月21日(月)から変更', 'moved from Sep 21'],
  ['2026-09-18', { code: 'days-before', days: 0 }, 'ご注文の当日', 'the day of the order'],
  ['2026-09-18', { code: 'days-before', days: 1 }, 'ご注文の前日', 'the day before the order'],
  ['2026-09-18', { code: 'days-before', days: 5 }, 'ご注文の5日前', '5 days before the order'],
  ['2026-09-18', { code: 'business-days-before', days: 0 }, 'ご注文の当日', 'the day of the order'],
  [
    '2026-09-18',
    { code: 'business-days-before', days: 1 },
    'ご注文の1営業日前',
    '1 working day before the order',
  ],
  [
    '2026-09-18',
    { code: 'business-days-before', days: 5 },
    'ご注文の5営業日前',
    '5 working days before the order',
  ],
  ['2026-09-18', { code: 'days-after', days: 0 }, '予定の当日', 'the planned day'],
  ['2026-09-18', { code: 'days-after', days: 1 }, '予定の1日後', '1 day after the planned day'],
  ['2026-09-18', { code: 'days-after', days: 4 }, '予定の4日後', '4 days after the planned day'],
  ['2026-09-18', { code: 'on-the-road', days: 0 }, '発送の当日', 'the day of dispatch'],
  ['2026-09-18', { code: 'on-the-road', days: 1 }, '発送の1日後', '1 day after dispatch'],
  ['2026-09-18', { code: 'on-the-road', days: 2 }, '発送の2日後', '2 days after dispatch'],
  [
    '2026-09-18',
    { code: 'holiday', name, from, moved: 'before' },
    '9月21日(月)が祝日（敬老の日）のため、その前の営業日の9月18日(金)',
    'Fri, Sep 18, the working day before, because Mon, Sep 21 is a holiday (Respect for the Aged Day)',
  ],
  [
    '2026-09-24',
    { code: 'holiday', name, from, moved: 'after' },
    '9月21日(月)が祝日（敬老の日）のため、次の営業日の9月24日(木)',
    'Thu, Sep 24, the next working day, because Mon, Sep 21 is a holiday (Respect for the Aged Day)',
  ],
  [
    '2026-09-18',
    { code: 'closed-weekday', weekday: 1, from, moved: 'before' },
    '9月21日(月)が定休日（月曜）のため、その前の営業日の9月18日(金)',
    'Fri, Sep 18, the working day before, because we are closed on Mondays (Sep 21)',
  ],
  [
    '2026-09-22',
    { code: 'closed-date', from, moved: 'after' },
    '9月21日(月)が休業日のため、次の営業日の9月22日(火)',
    'Tue, Sep 22, the next working day, because we are closed on Mon, Sep 21',
  ],
]

test.each(reasons)('%s %o', (on, because, ja, en) => {
  const said = locales.map((locale) => sayDateReason({ on: plainDate(on), because }, locale))
  expect(said).toEqual([ja, en])
})

test('a day that is not the rule’s own needs a word, any other none', () => {
  const needed = reasons.filter(
    ([on, because]) => sayException({ on: plainDate(on), because }, 'ja') !== null,
  )
  expect(new Set(needed.map(([, { code }]) => code))).toEqual(
    new Set([
      ...['short-month', 'first-too-near', 'moved'],
      ...['holiday', 'closed-weekday', 'closed-date'],
    ]),
  )
})
