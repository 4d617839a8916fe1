import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { Section } from '#app/(admin)/_components/section.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { requireShop } from '#lib/catalog/queries.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import { isId } from '#lib/ids.ts'
import { paths } from '#lib/paths.ts'
import { searchIsCut } from '#lib/search/find-people.ts'
import { listBulk, type Picked } from '#lib/tokens/operations/list-bulk.ts'
import { bulkActions, mostInBatch } from '#lib/tokens/operations/token-batch.ts'
import { readTokenFilter } from '#lib/tokens/token-filter.ts'
import { BulkForm } from './bulk-form.tsx'
import { tokenBulkWords } from './messages.ts'

type Query = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Query> }

/** Counts what was selected, says per row what stops, and asks once more. Where nothing was, no factor is asked for. */
export default function TokenBulkPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const query = await searchParams
  const ids = [query.id ?? []].flat().filter((id) => isId('tok', id))
  const none = query.pick !== 'all' && ids.length === 0
  const staff = await requireStaff(none ? 'look' : 'token.bulk')
  const locale = await readAdminLocale()
  const words = tokenBulkWords[locale]
  const action = bulkActions.find((one) => one === query.operation) ?? 'disable'
  const [asked, { facts }] = await Promise.all([
    query.pick === 'all' ? readFound(query) : { ids },
    requireShop(),
  ])
  const { rows, more } = await listBulk(asked ?? { ids: [] }, action)
  const picked = rows.filter(({ because }) => because === null)
  return (
    <Section locale={locale} staff={staff} section="tokens" title={words.title[action]}>
      <div className="page-head">
        <h1>{words.title[action]}</h1>
      </div>
      <FlashMessage words={words.flash} />
      {more ? <p>{words.limit(mostInBatch)}</p> : null}
      {picked.length < rows.length ? <p>{words.left(rows.length - picked.length)}</p> : null}
      {picked.length === 0 ? (
        <>
          <p className="calm">
            {asked === null ? frameWords[locale].cut : none ? words.noneChosen : words.none}
          </p>
          <p className="buttons">
            <a className="button quiet" href={paths.admin.tokens}>
              {words.back}
            </a>
          </p>
        </>
      ) : null}
      {rows.length > 0 ? (
        <BulkForm rows={rows} action={action} locale={locale} facts={facts} />
      ) : null}
    </Section>
  )
}

/** Everything that a filter of the list finds; null: more than it looks at. */
async function readFound(query: Query): Promise<Picked | null> {
  const filter = readTokenFilter(query)
  return (await searchIsCut('customer', filter.search)) ? null : filter
}
