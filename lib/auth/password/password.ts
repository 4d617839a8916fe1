import { commonWords } from './common-words.ts'

/** In characters; NIST SP 800-63B asks for 8 and more, and no rules about kinds of characters. */
export const staffPasswordLength = { min: 12, max: 128 } as const

export type WeakPassword = 'short-password' | 'long-password' | 'common-password'

/**
 * Why a password is not taken, as NIST SP 800-63B wants it: too short, or one that is guessed first because
 * it repeats itself, counts on, follows the keyboard, is made of the words that most people take, or is the
 * person's own mail. Null: it is taken. @param email of whose it is
 */
export function whyNotPassword(password: string, email: string): WeakPassword | null {
  if (password.length < staffPasswordLength.min) return 'short-password'
  if (password.length > staffPasswordLength.max) return 'long-password'
  const text = password.normalize('NFKC').toLowerCase()
  const isCommon =
    hasFewCharacters(text) ||
    repeatsItself(text) ||
    countsOn(text) ||
    isMadeOfCommonWords(text) ||
    isOwnMail(text, email.toLowerCase())
  return isCommon ? 'common-password' : null
}

function hasFewCharacters(text: string): boolean {
  return new Set(text.replace(/\s/g, '')).size < 5
}

/** One piece again and again, as passwordpassword is. */
function repeatsItself(text: string): boolean {
  return /^(.+?)\1+$/su.test(text)
}

const rows = [
  '`1234567890-=',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.',
]
const rowsBack = rows.map((row) => [...row].reverse().join(''))

/** Most characters follow the one before, in the alphabet, the digits or on the keyboard. */
function countsOn(text: string): boolean {
  const steps = [...text].slice(1).map((next, index) => follows(text[index] ?? '', next))
  return steps.filter(Boolean).length >= steps.length * 0.7
}

function follows(one: string, next: string): boolean {
  const step = (next.codePointAt(0) ?? 0) - (one.codePointAt(0) ?? 0)
  if (/[a-z0-9]/.test(one) && /[a-z0-9]/.test(next) && Math.abs(step) <= 1) return true
  return [...rows, ...rowsBack].some((row) => row.includes(one + next))
}

const leet: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Digits and signs around common words add little: Password2026! is tried as soon as password is. */
function isMadeOfCommonWords(text: string): boolean {
  if (/(?![a-z])\p{L}/u.test(text)) return false
  const spelled = [...text].map((one) => leet[one] ?? one).join('')
  const within = spelled.replace(/[^a-z]/g, '')
  return [text.replace(/[^a-z]/g, ''), within, trimmed(spelled, text)].some(areWords)
}

/** As spelled, without the digits and signs that stand before and after. */
function trimmed(spelled: string, text: string): string {
  const start = text.search(/[a-z@$]/)
  const end =
    text.length -
    [...text]
      .reverse()
      .join('')
      .search(/[a-z@$]/)
  return start < 0 ? '' : spelled.slice(start, end).replace(/[^a-z]/g, '')
}

/** Whether letters are common words one after the other, and nothing else. No letters at all are none, too. */
function areWords(letters: string): boolean {
  const reached = new Set([0])
  for (let end = 1; end <= letters.length; end += 1)
    if ([...reached].some((start) => commonWords.has(letters.slice(start, end)))) reached.add(end)
  return reached.has(letters.length)
}

function isOwnMail(text: string, email: string): boolean {
  const name = email.split('@')[0] ?? ''
  const rest = [email, name].filter((one) => one.length >= 4).map((one) => text.replace(one, ''))
  return text === email || rest.some((left) => left.length < text.length && left.length < 6)
}
