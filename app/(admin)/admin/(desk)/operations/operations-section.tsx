import type { ReactNode } from 'react'
import { Download } from '#app/(admin)/_components/download.tsx'
import { Section } from '#app/(admin)/_components/section.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import type { SignedIn } from '#lib/auth/require.ts'
import { runningWords } from '#lib/i18n/admin/running.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'

const operationsTabs = ['operations', 'events', 'deliveries', 'emails', 'reconcile', 'audit'] as const

type Props = {
  locale: Locale
  staff: SignedIn
  tab: (typeof operationsTabs)[number]
  title: string
  /** Beside the title. */
  action?: ReactNode
  /** The address of what is shown, with its filters; left out where it is not a list. */
  base?: string
  children: ReactNode
}

/** The frame of the six pages of operations. */
export function OperationsSection({ locale, staff, tab, title, action, base, children }: Props) {
  const words = runningWords[locale]
  return (
    <Section locale={locale} staff={staff} section="operations" title={title}>
      <nav className="tabs" aria-label={words.jobs.title}>
        {operationsTabs.map((one) => (
          <a key={one} href={paths.admin[one]} aria-current={one === tab ? 'page' : undefined}>
            {words.tabs[one]}
          </a>
        ))}
      </nav>
      <div className="page-head">
        <h1>{title}</h1>
        {action}
      </div>
      <FlashMessage words={words.told} />
      {children}
      {base ? <Download locale={locale} staff={staff} list={tab} base={base} /> : null}
    </Section>
  )
}
