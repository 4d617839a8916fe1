type Props<Tab extends string> = {
  /** What they part, for whoever does not see them. */
  label: string
  tabs: readonly Tab[]
  words: Readonly<Record<Tab, string>>
  current: Tab
  addressOf: (tab: Tab) => string
}

/** The parts of a list; each is an address of its own. */
export function Tabs<Tab extends string>({ label, tabs, words, current, addressOf }: Props<Tab>) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab} href={addressOf(tab)} aria-current={tab === current ? 'page' : undefined}>
          {words[tab]}
        </a>
      ))}
    </nav>
  )
}
