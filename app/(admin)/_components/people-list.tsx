import type { ReactNode } from 'react'
import type { SignedIn } from '#lib/auth/require.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { Page } from '#lib/paging.ts'
import { paths } from '#lib/paths.ts'
import { Download } from './download.tsx'
import { listAddress } from './list-address.ts'
import { type FiltersOfList, ListFilters } from './list-filters.tsx'
import { type ListSection, OtherSections } from './other-sections.tsx'
import { Paging } from './paging.tsx'
import { Section } from './section.tsx'

type Props = FiltersOfList & {
  staff: SignedIn
  section: Exclude<ListSection, 'tokens'>
  list: Page<unknown> & { total: number; cut: boolean }
  /** What to say when nothing fits. */
  none: string
  hint?: string | null
  /** The rows. */
  children: ReactNode
  locale: Locale
}

/** A section that is a list: filters, rows, places and the file; all of it stands in the address. */
export function PeopleList({
  staff,
  section,
  list,
  none,
  hint,
  children,
  locale,
  ...filters
}: Props) {
  const words = frameWords[locale]
  const base = paths.admin[section]
  const address = listAddress(base, filters.filter, filters)
  return (
    <Section locale={locale} staff={staff} section={section} title={words[section]}>
      <div className="page-head">
        <h1>{words[section]}</h1>
      </div>
      <ListFilters locale={locale} base={base} {...filters} />
      {hint ? <p className="small muted">{hint}</p> : null}
      {list.rows.length === 0 ? (
        <>
          <p className="empty">{list.cut ? words.noneOfThese : none}</p>
          <OtherSections section={section} search={filters.filter.search} locale={locale} />
        </>
      ) : (
        children
      )}
      <Paging
        locale={locale}
        base={address}
        shown={list.rows.length}
        total={list.total}
        cut={list.cut}
        previous={list.previous}
        next={list.next}
      />
      <Download locale={locale} staff={staff} list={section} base={address} />
    </Section>
  )
}
