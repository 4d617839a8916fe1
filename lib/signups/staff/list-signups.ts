import { z } from 'zod'
import { paymentMethods } from '#lib/catalog/payment-methods.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Cursor, Page } from '#lib/paging.ts'
import { type Counted, type List, readPage, readPiece } from '#lib/search/list-pages.ts'
import { datedCursor, momentIn, placeInList } from '#lib/search/place-in-list.ts'
import { eachFound, peopleOf } from '#lib/search/refs-matching.ts'
import { signupLabels, signupStatuses, waitingSignups } from '#lib/states/signup.ts'
import { tokenStatuses } from '#lib/states/token.ts'

export const signupTabs = [
  'all',
  'waiting',
  'left',
  'rejected',
  'completed',
  'typed',
  'empty',
] as const
type SignupTab = (typeof signupTabs)[number]

export type SignupFilter = {
  tab: SignupTab
  /** Name, kana, mail, phone, or any id. */
  search: string
  oldestFirst: boolean
  cursor: Cursor | null
}

const rowSchema = z.object({
  id: z.string(),
  status: z.enum(signupStatuses),
  label: z.enum(signupLabels).nullable(),
  hasDetails: z.boolean(),
  paymentMethod: z.enum(paymentMethods),
  plan: z.object({ ja: z.string(), en: z.string() }),
  name: z.string().nullable(),
  kana: z.string().nullable(),
  retry: z.boolean(),
  tokenStatus: z.enum(tokenStatuses).nullable(),
  last4: z.string().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type SignupRow = z.output<typeof rowSchema>

/** One page of signups, and how many there are, counted no further than 10,001. */
export function listSignups(filter: SignupFilter): Promise<Page<SignupRow> & Counted> {
  return readPage(signups, { ...filter, cursor: datedCursor(filter.cursor) })
}

/** At most `size` of them, from the cursor on. */
export function readSignups(filter: SignupFilter, size: number): Promise<Page<SignupRow>> {
  return readPiece(signups, { ...filter, cursor: datedCursor(filter.cursor) }, size)
}

const signups: List<SignupFilter, SignupRow> = {
  row: rowSchema,
  source: sourceOf,
  people: peopleOf.signup,
  page: ({ cursor, oldestFirst }, most) => {
    const { place, order } = placeInList(
      { key: Prisma.sql`s.created_at`, id: Prisma.sql`s.id` },
      cursor,
      { descending: !oldestFirst, at: momentIn(cursor) },
    )
    return Prisma.sql`
      select s.id, s.status::text, s.label::text, s.details is not null as "hasDetails", s.payment_method::text as "paymentMethod",
        v.content->'name' as plan,
        (s.details->>'lastName') || ' ' || (s.details->>'firstName') as name,
        (s.details->>'lastNameKana') || ' ' || (s.details->>'firstNameKana') as kana,
        s.retry_of_id is not null as retry, t.status::text as "tokenStatus", t.id_last4 as last4,
        s.created_at as "createdAt", s.updated_at as "updatedAt"
      from (select * from listed s where ${place} order by ${order} limit ${most}) s
        join plan_versions v on v.id = s.plan_version_id
        left join lateral (select * from tokens where signup_id = s.id offset 0) t on true
      order by ${order}`
  },
  keyOf: ({ createdAt }) => createdAt.toISOString(),
}

/** Each of them is an index of its own. Whoever never gave a whole set of details is nobody yet. */
const tabs: Record<SignupTab, Prisma.Sql> = {
  all: Prisma.sql`(s.status <> 'draft' or s.details is not null)`,
  waiting: Prisma.sql`s.status in ${anyOf(waitingSignups)} and s.label is null`,
  left: Prisma.sql`s.status = 'redirected' and s.label is not null`,
  rejected: Prisma.sql`s.status = 'rejected'`,
  completed: Prisma.sql`s.status = 'completed'`,
  typed: Prisma.sql`s.status = 'draft' and s.details is not null`,
  empty: Prisma.sql`s.status = 'draft' and s.details is null`,
}

function sourceOf({ tab, search }: SignupFilter, whole: boolean): Prisma.Sql {
  const from =
    search.trim() === ''
      ? Prisma.sql`signups s`
      : eachFound('signup', { typed: search, whole }, Prisma.sql`s`)
  return Prisma.sql`select s.* from ${from} where ${tabs[tab]}`
}
