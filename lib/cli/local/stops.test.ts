import { expect, test } from 'vitest'
import { stopsBetween } from './stops.ts'

const tokyo = { timeZone: 'Asia/Tokyo', atHour: 10 }
const at = (text: string) => new Date(`${text}+09:00`)
const said = (from: string, to: string, zone = tokyo) =>
  stopsBetween({ ...zone, from: at(from), to: at(to) }).map((stop) =>
    new Date(stop.getTime() + 9 * 3_600_000).toISOString().slice(0, 16),
  )

test('every midnight and every hour of new attempts is a stop, and the end', () => {
  expect(said('2026-12-30T12:00:00', '2027-01-01T00:03:00')).toEqual([
    '2026-12-31T00:05',
    '2026-12-31T10:05',
    '2027-01-01T00:03',
  ])
})

test('what is over is none', () => {
  expect(said('2026-12-30T10:05:00', '2026-12-30T10:06:00')).toEqual(['2026-12-30T10:06'])
})

test('a shop that tries again at midnight stops once a day', () => {
  expect(said('2026-12-30T12:00:00', '2026-12-31T12:00:00', { ...tokyo, atHour: 0 })).toEqual([
    '2026-12-31T00:05',
    '2026-12-31T12:00',
  ])
})
