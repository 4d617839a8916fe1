import { expect, test } from 'vitest'
import { type Contact, changedDetails } from './changed-details.ts'

const before: Contact = {
  emailAddress: 'hanako@example.jp',
  lastName: '山田',
  firstName: '花子',
  lastNameKana: 'ヤマダ',
  firstNameKana: 'ハナコ',
  postalCode: '105-0011',
  administrativeArea: '東京都',
  locality: '港区',
  line1: '芝公園4-2-8',
  line2: '',
  phoneNumber: '+819012345678',
}

test.each<[string, Partial<Contact>, string[]]>([
  ['nothing', {}, []],
  ['an empty line that is left out', { line2: undefined }, []],
  ['a mail address written another way', { emailAddress: ' Hanako@Example.JP' }, []],
  ['another mailbox', { emailAddress: 'taro@example.jp' }, ['email']],
  ['the reading of a name', { firstNameKana: 'カコ' }, ['name']],
  ['a building', { line2: '3階' }, ['address']],
  [
    'everything',
    {
      lastName: '鈴木',
      locality: '北区',
      phoneNumber: '+8131234567',
      emailAddress: 's@example.jp',
    },
    ['name', 'address', 'phone', 'email'],
  ],
])('of %s', (_name, changes, expected) => {
  expect(changedDetails(before, { ...before, ...changes })).toEqual(expected)
})
