import type { ShopFacts } from '#lib/catalog/schema.ts'
import type { Locale } from '#lib/i18n/locale.ts'

/** The shop's phone with its hours, and its mail. */
export function ContactLines({ facts, locale }: { facts: ShopFacts; locale: Locale }) {
  return (
    <p>
      <a className="tap nowrap" href={`tel:${facts.phone}`}>
        {facts.phone}
      </a>{' '}
      <span className="small muted">{facts.phoneHours[locale]}</span>
      <br />
      <a className="tap" href={`mailto:${facts.emailAddress}`}>
        {facts.emailAddress}
      </a>
    </p>
  )
}
