type Props = { name: string | null; kana: string | null; href: string | null; fallback: string }

/** A name with its reading beside it. */
export function PersonName({ name, kana, href, fallback }: Props) {
  const known = name !== null && name.trim() !== ''
  const shown = known ? name : <span className="muted">{fallback}</span>
  return (
    <>
      {href ? <a href={href}>{shown}</a> : shown}
      {known && kana ? <span className="reading">{kana}</span> : null}
    </>
  )
}
