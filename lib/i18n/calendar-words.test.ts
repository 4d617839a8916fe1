import { expect, test } from 'vitest'
import { sayCadence, sayCutOff } from './calendar-words.ts'
import { locales } from './locale.ts'

test.each<[Parameters<typeof sayCadence>[0], string, string]>([
  [{ unit: 'week', count: 2 }, '2週間ごと', 'Every 2 weeks'],
  [{ unit: 'month', count: 1, on: null }, '毎月', 'Every month'],
  [
    { unit: 'month', count: 1, on: 15 },
    '毎月（15日にご注文）',
    'Every month (ordered on the 15th)',
  ],
  [
    { unit: 'month', count: 2, on: 'last' },
    '2か月ごと（末日にご注文）',
    'Every 2 months (ordered on the last day of the month)',
  ],
  [
    { unit: 'month', count: 1, on: { nth: 2, weekday: 5 } },
    '毎月（第2金曜日にご注文）',
    'Every month (ordered on the second Friday)',
  ],
  [
    { unit: 'month', count: 3, on: { nth: 'last', weekday: 1 } },
    '3か月ごと（最終月曜日にご注文）',
    'Every 3 months (ordered on the last Monday)',
  ],
])('%o', (cadence, ja, en) => {
  expect(locales.map((locale) => sayCadence(cadence, locale))).toEqual([ja, en])
})

test.each<[Parameters<typeof sayCutOff>[0], string, string]>([
  [{ days: 0, count: 'calendar', shift: null }, 'ご注文日の当日', 'the day of the next order'],
  [{ days: 1, count: 'calendar', shift: null }, 'ご注文日の前日', 'the day before the next order'],
  [
    { days: 5, count: 'calendar', shift: 'before' },
    'ご注文日の5日前（休業日に当たるときは、その前の営業日）',
    '5 days before the next order (or the working day before, if we are closed)',
  ],
  [
    { days: 1, count: 'business', shift: null },
    'ご注文日の1営業日前',
    '1 working day before the next order',
  ],
  [
    { days: 6, count: 'business', shift: 'after' },
    'ご注文日の6営業日前（休業日に当たるときは、次の営業日）',
    '6 working days before the next order (or the next working day, if we are closed)',
  ],
])('%o', (rule, ja, en) => {
  expect(locales.map((locale) => sayCutOff(rule, locale))).toEqual([ja, en])
})
