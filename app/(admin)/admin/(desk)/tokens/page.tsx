import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { readSystemStatus } from '#app/_request/system-status.ts'
import { Download } from '#app/(admin)/_components/download.tsx'
import { OtherSections } from '#app/(admin)/_components/other-sections.tsx'
import { Paging } from '#app/(admin)/_components/paging.tsx'
import { Section } from '#app/(admin)/_components/section.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo } from '#lib/auth/roles.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import { paths } from '#lib/paths.ts'
import { searchIsCut } from '#lib/search/find-people.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { tokenTabs } from '#lib/tokens/token-filter.ts'
import { searchAction } from '../search-actions.ts'
import { BulkPick } from './bulk-pick.tsx'
import { tokenWords } from './messages.ts'
import { addressOf, pickOf, readFilter } from './token-address.ts'
import { TokenTable } from './token-table.tsx'
import { UnusedHint } from './unused-hint.tsx'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** All tokens: filters, order and place stand in the address. */
export default function TokensPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ searchParams }: Props) {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const words = tokenWords[locale]
  const frame = frameWords[locale]
  const query = await searchParams
  const filter = readFilter(query)
  const [list, cut, { timeZone }] = await Promise.all([
    listTokens(filter),
    searchIsCut('customer', filter.search),
    readSystemStatus(),
  ])
  const pick = pickOf(query.pick, cut)
  return (
    <Section locale={locale} staff={staff} section="tokens" title={words.title}>
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
      <form className="filters" action={searchAction}>
        <input type="hidden" name="list" value={paths.admin.tokens} />
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
          {frame.apply}
        </button>
        {filter.search === '' ? null : (
          <a href={addressOf({ ...filter, search: '' })}>{frame.clear}</a>
        )}
      </form>
      {filter.tab === 'unused' ? (
        <UnusedHint any={list.rows.length > 0} locale={locale} role={staff.role} />
      ) : null}
      {list.rows.length === 0 ? (
        <>
          <p>{cut ? frame.noneOfThese : words.empty}</p>
          <OtherSections section="tokens" search={filter.search} locale={locale} />
        </>
      ) : (
        <BulkPick filter={filter} pick={pick} cut={cut} locale={locale} role={staff.role}>
          <TokenTable
            rows={list.rows}
            locale={locale}
            timeZone={timeZone}
            ticked={mayDo(staff.role, 'token.bulk') && pick !== 'all' ? pick === 'page' : null}
          />
        </BulkPick>
      )}
      <Paging
        locale={locale}
        base={addressOf(filter)}
        shown={list.rows.length}
        total={list.total}
        cut={cut}
        previous={list.previous}
        next={list.next}
      />
      {cut ? null : (
        <Download locale={locale} staff={staff} list="tokens" base={addressOf(filter)} />
      )}
    </Section>
  )
}
