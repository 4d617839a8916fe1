import { z } from 'zod'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { instantOf } from '#lib/clock.ts'
import { type ContactDetail, contactDetails } from '#lib/customers/changed-details.ts'
import { formatPhone } from '#lib/customers/fields/phone.ts'
import { addressLine } from '#lib/customers/fields/postal-address.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { locales } from '#lib/i18n/locale.ts'
import { composeMail, type MailFacts } from '#lib/mail/compose-mail.ts'
import { dateIn } from '#lib/plain-date.ts'
import { waitingDeliveries } from '#lib/states/delivery.ts'
import { runningSubscriptions } from '#lib/states/subscription.ts'
import { shopOf } from './common-facts.ts'
import type { ComposedEmail } from './compose-email.ts'

const personSchema = z.object({
  emailAddress: z.string(),
  lastName: z.string(),
  firstName: z.string(),
  lastNameKana: z.string(),
  firstNameKana: z.string(),
  phoneNumber: z.string(),
  postalCode: z.string(),
  administrativeArea: z.string(),
  locality: z.string(),
  line1: z.string(),
  line2: z.string(),
})

const changeSchema = z.object({
  changed: z.array(z.enum(contactDetails)),
  previousEmailAddress: z.string().nullable(),
  actor: z.string(),
  at: z.date(),
  person: personSchema,
  locale: z.enum(locales),
  facts: storedFactsSchema,
  plans: z.array(
    z.object({ name: z.object({ ja: z.string(), en: z.string() }), isHere: z.boolean() }),
  ),
  hasParcelsElsewhere: z.boolean(),
})
type Change = z.output<typeof changeSchema>

/**
 * The mail about a customer's changed details, with where deliveries go by now. To the mail address of before it says that
 * they changed, and not to what: somebody else may read there. Null: the customer or that address was erased.
 *
 * @param cause the change, and `previous` behind it for the mail address of before
 */
export async function composeAddressChanged(cause: string): Promise<ComposedEmail | null> {
  const [id = '', previous] = cause.split(' ')
  const change = await readChange(id)
  if (!change) return null
  const { person, previousEmailAddress, locale } = change
  const emailAddress = previous ? previousEmailAddress : person.emailAddress
  if (emailAddress === null) return null
  return {
    to: { name: `${person.lastName} ${person.firstName}`, emailAddress },
    letter: composeMail('address-changed', factsOf(change, previous === undefined), locale),
  }
}

function factsOf(change: Change, isToldAll: boolean): MailFacts['address-changed'] {
  const { changed, person, facts, locale, plans } = change
  const told = isToldAll && changed.includes('address') ? plans : []
  const namesOf = (where: Change['plans']) => where.map(({ name }) => name[locale])
  return {
    ...shopOf(facts, locale),
    person: { lastName: person.lastName, firstName: person.firstName },
    changedOn: dateIn(facts.timeZone, instantOf(change.at)),
    details: changed.map((what) => ({ what, now: isToldAll ? said[what](person) : null })),
    because: change.actor === 'shopper' ? 'signup' : 'shop',
    here: namesOf(told.filter(({ isHere }) => isHere)),
    elsewhere: namesOf(told.filter(({ isHere }) => !isHere)),
    hasParcelsElsewhere: change.hasParcelsElsewhere,
  }
}

const said: Record<ContactDetail, (person: Change['person']) => string> = {
  name: ({ lastName, firstName, lastNameKana, firstNameKana }) =>
    `${lastName} ${firstName} (${lastNameKana} ${firstNameKana})`,
  address: (person) => `〒${person.postalCode} ${addressLine(person)}`,
  phone: ({ phoneNumber }) => formatPhone(phoneNumber),
  email: ({ emailAddress }) => emailAddress,
}

async function readChange(id: string): Promise<Change | null> {
  return row(db(), changeSchema)`
    select c.changed, c.previous_email_address as "previousEmailAddress", c.actor, c.at, shop.facts::text,
      json_build_object('emailAddress', k.email_address, 'lastName', k.last_name, 'firstName', k.first_name, 'lastNameKana', k.last_name_kana,
        'firstNameKana', k.first_name_kana, 'phoneNumber', k.phone_number, 'postalCode', k.postal_code,
        'administrativeArea', k.administrative_area, 'locality', k.locality, 'line1', k.line1, 'line2', k.line2) as person,
      coalesce((select s.locale from signups s where s.customer_id = k.id order by s.completed_at desc nulls last limit 1), 'ja') as locale,
      (select coalesce(json_agg(json_build_object('name', v.content->'name', 'isHere', ${isAt(Prisma.sql`b.delivery`)}) order by b.created_at), '[]')
        from subscriptions b join plan_versions v on v.id = b.plan_version_id
        where b.customer_id = k.id and b.status in ${anyOf(runningSubscriptions)}) as plans,
      exists (select from subscriptions b join orders o on o.subscription_id = b.id join deliveries d on d.order_id = o.id
        where b.customer_id = k.id and d.status in ${anyOf(waitingDeliveries)} and not ${isAt(Prisma.sql`d.address`)}) as "hasParcelsElsewhere"
    from customer_changes c join customers k on k.id = c.customer_id cross join shop
    where c.id = ${id} and k.erased_at is null`
}

/** Whether something goes to the address that customer `k` has now. @param address a JSON of one */
function isAt(address: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce(${address}->>'postalCode' = k.postal_code and ${address}->>'administrativeArea' = k.administrative_area
    and ${address}->>'locality' = k.locality and ${address}->>'line1' = k.line1 and coalesce(${address}->>'line2', '') = k.line2, false)`
}
