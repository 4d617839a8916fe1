import { headers } from 'next/headers'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'

type Props = {
  locale: Locale
  reference: string | null
  /** Where the link leads; left out, this same page. */
  next?: string
}

/** Something of ours is broken: what that means for the staff, a number for the log, and a way to try again. */
export async function AdminError({ locale, reference, next }: Props) {
  const words = frameWords[locale].error
  const here = (await headers()).get('x-teiki-path') ?? paths.admin.overview
  return (
    <>
      <title>{`${words.title} | Teiki`}</title>
      <main id="main" className="auth">
        <p className="brand">定期 Teiki</p>
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <p>{words.doubt}</p>
        {reference ? <p className="small muted">{words.reference(reference)}</p> : null}
        <p>
          <a className="button quiet" href={next ?? here}>
            {words.again}
          </a>
        </p>
      </main>
    </>
  )
}
