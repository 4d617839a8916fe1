import { searchAction } from '#app/(admin)/admin/(desk)/search-actions.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { listAddress } from './list-address.ts'
import { Tabs } from './tabs.tsx'

type Words = Readonly<Record<string, string>>

export type FiltersOfList = {
  tabs: readonly string[]
  tabWords: Words
  sorts: readonly (keyof (typeof peopleWords)['ja']['sorts'])[]
  filter: { tab: string; search: string; sort: string }
}
type Props = FiltersOfList & { locale: Locale; base: string }

/** Tabs are links, the rest is one form: everything that is not secret stands in the address. */
export function ListFilters({ locale, base, tabs, tabWords, sorts, filter }: Props) {
  const words = peopleWords[locale]
  const frame = frameWords[locale]
  const all = { tabs, sorts }
  return (
    <>
      <Tabs
        label={words.columns.status}
        tabs={tabs}
        words={tabWords}
        current={filter.tab}
        addressOf={(tab) => listAddress(base, { ...filter, tab }, all)}
      />
      <form className="filters" action={searchAction}>
        <input type="hidden" name="list" value={base} />
        {filter.tab === tabs[0] ? null : <input type="hidden" name="tab" value={filter.tab} />}
        <div className={filter.search === '' ? 'field search' : 'field search set'}>
          <label htmlFor="q">{words.searchLabel}</label>
          <input id="q" name="q" type="search" defaultValue={filter.search} maxLength={120} />
        </div>
        <div className={filter.sort === sorts[0] ? 'field' : 'field set'}>
          <label htmlFor="sort">{words.sort}</label>
          <select id="sort" name="sort" defaultValue={filter.sort}>
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {words.sorts[sort]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button quiet">
          {frame.apply}
        </button>
        {filter.search === '' ? null : (
          <a className="clear" href={listAddress(base, { ...filter, search: '' }, all)}>
            {frame.clear}
          </a>
        )}
      </form>
    </>
  )
}
