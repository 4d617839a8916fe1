import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { Download } from '#app/(admin)/_components/download.tsx'
import { Paging } from '#app/(admin)/_components/paging.tsx'
import { Room } from '#app/(admin)/_components/room.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { requireShop } from '#lib/catalog/queries.ts'
import { roomWords } from '#lib/i18n/admin/rooms.ts'
import { tokenWords } from '#lib/i18n/admin/tokens.ts'
import { readCursor } from '#lib/paging.ts'
import { paths } from '#lib/paths.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { readTokenFilter, type TokenFilter, tokenTabs } from '#lib/tokens/token-filter.ts'
import { TokenTable } from './token-table.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** All tokens: filters, order and place stand in the address. */
export default async function TokensPage({ searchParams }: Props) {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const words = tokenWords[locale]
  const rooms = roomWords[locale]
  const query = await searchParams
  const filter = readTokenFilter(query)
  const cursor = readCursor(typeof query.at === 'string' ? query.at : '')
  const [list, shop] = await Promise.all([listTokens({ ...filter, cursor }), requireShop()])
  return (
    <Room locale={locale} staff={staff} room="tokens" title={words.title}>
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <nav className="tabs" aria-label={words.columns.status}>
        {tokenTabs.map((tab) => (
          <a
            key={tab}
            href={addressOf({ ...filter, tab })}
            aria-current={tab === filter.tab ? 'page' : undefined}
          >
            {words.tabs[tab]}
          </a>
        ))}
      </nav>
      <form className="filters" action={paths.admin.tokens}>
        {filter.tab === 'all' ? null : <input type="hidden" name="tab" value={filter.tab} />}
        <div className="field">
          <label htmlFor="q">{words.searchLabel}</label>
          <input id="q" name="q" type="search" defaultValue={filter.search} maxLength={120} />
        </div>
        <div className="field">
          <label htmlFor="sort">{words.sort}</label>
          <select id="sort" name="sort" defaultValue={filter.oldestFirst ? 'oldest' : 'newest'}>
            <option value="newest">{words.newest}</option>
            <option value="oldest">{words.oldest}</option>
          </select>
        </div>
        <button type="submit" className="button quiet">
          {rooms.apply}
        </button>
        {filter.search === '' ? null : (
          <a href={addressOf({ ...filter, search: '' })}>{rooms.clear}</a>
        )}
      </form>
      {filter.tab === 'unused' ? <p className="small muted">{words.unusedHint}</p> : null}
      {list.rows.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <TokenTable rows={list.rows} locale={locale} timeZone={shop.facts.timeZone} />
      )}
      <Paging
        locale={locale}
        base={addressOf(filter)}
        shown={list.rows.length}
        total={list.total}
        previous={list.previous}
        next={list.next}
      />
      <Download locale={locale} list="tokens" base={addressOf(filter)} />
    </Room>
  )
}

function addressOf({ tab, search, oldestFirst }: TokenFilter): string {
  const query = new URLSearchParams({
    ...(tab === 'all' ? {} : { tab }),
    ...(search === '' ? {} : { q: search }),
    ...(oldestFirst ? { sort: 'oldest' } : {}),
  })
  return query.size === 0 ? paths.admin.tokens : `${paths.admin.tokens}?${query}`
}
