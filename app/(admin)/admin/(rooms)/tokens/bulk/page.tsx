import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { Room } from '#app/(admin)/_components/room.tsx'
import { Told } from '#app/(admin)/_components/told.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { requireShop } from '#lib/catalog/queries.ts'
import { tokenBulkWords } from '#lib/i18n/admin/token-bulk.ts'
import { paths } from '#lib/paths.ts'
import { listBulk, type Picked } from '#lib/tokens/list-bulk.ts'
import { bulkActs, mostInBatch } from '#lib/tokens/token-batch.ts'
import { readTokenFilter } from '#lib/tokens/token-filter.ts'
import { BulkForm } from './bulk-form.tsx'

type Query = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Query> }

/** Counts what was selected, says per row what stops, and asks once more. Where nothing was, no factor is asked for. */
export default async function TokenBulkPage({ searchParams }: Props) {
  const query = await searchParams
  const chosen = readPicked(query)
  const none = 'ids' in chosen && chosen.ids.length === 0
  const staff = await requireStaff(none ? 'look' : 'token.bulk')
  const locale = await readAdminLocale()
  const words = tokenBulkWords[locale]
  const act = bulkActs.find((one) => one === query.act) ?? 'disable'
  const [{ rows, more }, { facts }] = await Promise.all([listBulk(chosen, act), requireShop()])
  const picked = rows.filter(({ because }) => because === null)
  return (
    <Room locale={locale} staff={staff} room="tokens" title={words.title[act]}>
      <div className="page-head">
        <h1>{words.title[act]}</h1>
      </div>
      <Told words={words.told} told={query.told} />
      {more ? <p>{words.limit(mostInBatch)}</p> : null}
      {picked.length < rows.length ? <p>{words.left(rows.length - picked.length)}</p> : null}
      {picked.length === 0 ? (
        <>
          <p className="calm">{none ? words.noneChosen : words.none}</p>
          <p className="buttons">
            <a className="button quiet" href={paths.admin.tokens}>
              {words.back}
            </a>
          </p>
        </>
      ) : null}
      {rows.length > 0 ? <BulkForm rows={rows} act={act} locale={locale} facts={facts} /> : null}
    </Room>
  )
}

/** Ids that were ticked, or everything that a filter of the list finds. */
function readPicked(query: Query): Picked {
  return query.pick === 'all' ? readTokenFilter(query) : { ids: [query.id ?? []].flat() }
}
