import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { storedFactsSchema } from '#lib/catalog/stored.ts'
import { signupErased } from '#lib/customers/erased-person.ts'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import { signupLabels, signupStatuses, submitFailures } from '#lib/states/signup.ts'
import { subscriptionStatuses } from '#lib/states/subscription.ts'
import { tokenStatuses } from '#lib/states/token.ts'
import { beingSent } from './erase-signup.ts'

const personSchema = z.object({
  lastName: z.string(),
  firstName: z.string(),
  lastNameKana: z.string(),
  firstNameKana: z.string(),
  emailAddress: z.string(),
  phoneNumber: z.string(),
  postalCode: z.string(),
  administrativeArea: z.string(),
  locality: z.string(),
  line1: z.string(),
  line2: z.string().optional(),
})

const attemptSchema = z.object({
  id: z.string(),
  status: z.enum(signupStatuses),
  label: z.enum(signupLabels).nullable(),
  hasDetails: z.boolean(),
  paymentMethod: z.enum(paymentMethods),
  createdAt: z.coerce.date(),
})

const rowSchema = z.object({
  id: z.string(),
  status: z.enum(signupStatuses),
  label: z.enum(signupLabels).nullable(),
  paymentMethod: z.enum(paymentMethods),
  locale: z.enum(['ja', 'en']),
  quantity: z.number(),
  plan: z.object({ ja: z.string(), en: z.string() }),
  failure: z.enum(submitFailures).nullable(),
  person: personSchema.nullable(),
  customerId: z.string().nullable(),
  erased: z.boolean(),
  /** One of its line may reach Smartpay yet. */
  sending: z.boolean(),
  subscriptionId: z.string().nullable(),
  subscriptionStatus: z.enum(subscriptionStatuses).nullable(),
  spare: z.boolean(),
  late: z.boolean(),
  tokenId: z.string().nullable(),
  tokenStatus: z.enum(tokenStatuses).nullable(),
  last4: z.string().nullable(),
  checkedAt: z.date().nullable(),
  agreedAt: z.date().nullable(),
  consentVersion: z.string().nullable(),
  createdAt: z.date(),
  redirectedAt: z.date().nullable(),
  returnedAt: z.date().nullable(),
  completedAt: z.date().nullable(),
  nextCheckAt: z.date().nullable(),
  events: z.number(),
  eventsWaiting: z.number(),
  begun: z.boolean(),
  forSale: z.boolean(),
  invites: z.number(),
  /** Mails that went out by themselves because it was not finished. */
  reminders: z.number(),
  minutesSince: z.number().nullable(),
  attempts: z.array(attemptSchema),
  facts: storedFactsSchema,
  now: z.date(),
})
export type SignupRecord = z.output<typeof rowSchema>

/** A signup as staff sees it: what it is about, how it stands at Smartpay, and the other attempts of its line. */
export async function getSignupRecord(id: string): Promise<SignupRecord | null> {
  return row(db(), rowSchema)`
    select s.id, s.status::text, s.label::text, s.payment_method::text as "paymentMethod", s.locale, s.quantity, v.content->'name' as plan, s.failure,
      s.details as person, s.customer_id as "customerId",
      ${signupErased} as erased,
      exists (select from signups s where s.thread_id = sub.thread_id and ${beingSent}) as sending, sub.id as "subscriptionId", sub.status::text as "subscriptionStatus",
      coalesce(t.id is not null and sub.token_id is distinct from t.id, false) as spare,
      s.late and sub.status = 'pending' as late, t.id as "tokenId", t.status::text as "tokenStatus", t.id_last4 as last4, t.checked_at as "checkedAt",
      k.agreed_at as "agreedAt", k.version as "consentVersion", s.created_at as "createdAt",
      s.redirected_at as "redirectedAt", s.returned_at as "returnedAt", s.completed_at as "completedAt",
      s.next_check_at as "nextCheckAt", e.events, e.waiting as "eventsWaiting",
      coalesce(sub.status <> 'pending', false) as begun,
      p.status = 'published' and p.current_version_id is not null as "forSale", i.invites, r.reminders, i.minutes as "minutesSince",
      (select coalesce(json_agg(json_build_object('id', o.id, 'status', o.status, 'label', o.label,
        'hasDetails', o.details is not null, 'paymentMethod', o.payment_method,
        'createdAt', o.created_at) order by o.created_at desc), '[]')
        from signups o where o.thread_id = s.thread_id and o.id <> s.id) as attempts,
      shop.facts::text as facts, teiki_now() as now
    from signups s join plan_versions v on v.id = s.plan_version_id join plans p on p.id = v.plan_id
      left join subscriptions sub on sub.id = s.subscription_id left join tokens t on t.signup_id = s.id
      left join consents k on k.signup_id = s.id cross join shop
      cross join lateral (select count(*)::int as events, count(*) filter (where next_try_at is not null)::int as waiting
        from events where subject = t.id_hash) e
      cross join lateral (select count(*)::int as invites, extract(epoch from teiki_now() - max(created_at))::float8 / 60
        as minutes from signup_invites where signup_id = s.id) i
      cross join lateral (select count(*)::int as reminders from emails where kind = 'signup-reminder' and cause = s.thread_id
        and status in ('sent', 'unknown')) r
    where s.id = ${id}`
}
