import type { Details } from './details.ts'
import { emailIdentity } from './fields/email.ts'

/** What of a customer's details is told by mail when it becomes another. */
export const contactDetails = ['name', 'address', 'phone', 'email'] as const
export type ContactDetail = (typeof contactDetails)[number]

export type Contact = Omit<Details, 'dateOfBirth' | 'legalGender'>

const fieldsOf = {
  name: ['lastName', 'firstName', 'lastNameKana', 'firstNameKana'],
  address: ['postalCode', 'administrativeArea', 'locality', 'line1', 'line2'],
  phone: ['phoneNumber'],
  email: ['emailAddress'],
} as const satisfies Record<ContactDetail, readonly (keyof Contact)[]>

/** Another way to write the same mail address is no change. */
export function changedDetails(before: Contact, after: Contact): ContactDetail[] {
  const isOther = (field: keyof Contact) =>
    comparable(field, before[field]) !== comparable(field, after[field])
  return contactDetails.filter((detail) => fieldsOf[detail].some(isOther))
}

function comparable(field: keyof Contact, text = ''): string {
  return field === 'emailAddress' ? emailIdentity(text) : text
}
