import { formText } from '#app/_request/form-text.ts'
import { nextAddress } from './next-address.ts'

/** The most of each field that is read. */
const lengths = { step: 40, code: 40, link: 100, name: 200, password: 200, email: 320 } as const

/** What the forms of the sign-in send, cut to what can be right. `next`: where somebody wanted to go. */
export function readFields(form: FormData) {
  const names = Object.keys(lengths) as (keyof typeof lengths)[]
  const typed = formText(form, [...names, 'next'])
  const cut = (name: keyof typeof lengths) => (typed[name] ?? '').slice(0, lengths[name])
  return {
    next: nextAddress(typed.next),
    step: cut('step'),
    code: cut('code'),
    link: cut('link'),
    name: cut('name'),
    password: cut('password'),
    email: cut('email'),
  }
}
