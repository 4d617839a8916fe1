import { expect, test } from 'vitest'
import type { Activity } from '#lib/activity/list-activities.ts'
import { formatActivity } from './activity-words.ts'

const operation: Activity = {
  at: new Date('2026-01-05T00:00:00Z'),
  kind: 'signup',
  what: 'redirected',
  about: 'su_1',
  reason: 'session-created',
  detail: {},
  note: 'submitting',
  status: '',
  actor: 'smartpay',
}

test('a signup whose person is forgotten or erased went nowhere', () => {
  const said = (reason: string, note: string) =>
    formatActivity({ ...operation, reason, note }, 'en').sentence
  expect(said('session-created', 'submitting')).toBe('Went on to Smartpay')
  expect(said('forgotten', 'redirected')).toBe('Erased the personal details')
  expect(said('erased', 'redirected')).toBe('Erased the personal details')
})

test('a code of a newer version is shown as it is', () => {
  expect(formatActivity({ ...operation, reason: 'constructor' }, 'ja').why).toBe('constructor')
})
