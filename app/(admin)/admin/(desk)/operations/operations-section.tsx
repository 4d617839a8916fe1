import type { ReactNode } from 'react'
import { Download } from '#app/(admin)/_components/download.tsx'
import { FlashMessage } from '#app/(admin)/_components/flash-message.tsx'
import { Section } from '#app/(admin)/_components/section.tsx'
import type { SignedIn } from '#lib/auth/require.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { operationsWords } from './messages.ts'

const operationsTabs = [
  'operations',
  'events',
  'deliveries',
  'emails',
  'reconcile',
  'close',
  'audit',
] as const

type Props = {
  locale: Locale
  staff: SignedIn
  tab: (typeof operationsTabs)[number]
  title: string
  /** Beside the title. */
  action?: ReactNode
  /** The address of what is shown, with its filters; left out where it is not a list. */
  base?: string
  /** What an action of the page may have come to. */
  flash?: Readonly<Record<string, string>>
  children: ReactNode
}

/** The frame of the seven pages of operations. */
export function OperationsSection({
  locale,
  staff,
  tab,
  title,
  action,
  base,
  flash,
  children,
}: Props) {
  const words = operationsWords[locale]
  return (
    <Section locale={locale} staff={staff} section="operations" title={title}>
      <nav className="tabs" aria-label={frameWords[locale].operations}>
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
      {flash ? <FlashMessage words={flash} /> : null}
      {children}
      {base ? <Download locale={locale} staff={staff} list={tab} base={base} /> : null}
    </Section>
  )
}
