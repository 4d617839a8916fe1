import { requireLocalRun } from '#lib/emails/local-run.ts'
import { listMailbox } from '#lib/emails/mailbox.ts'
import { findShown, listSamples } from '#lib/emails/shown-mail.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Every mail that this local run would have sent, and a sample of each kind in both languages. */
export default async function MailboxPage({ searchParams }: Props) {
  requireLocalRun()
  const { mail: asked } = await searchParams
  const mails = await listMailbox()
  const chosen = typeof asked === 'string' ? asked : mails[0]?.id
  const shown = chosen === undefined ? null : await findShown(chosen)
  return (
    <div className="mailbox">
      <nav aria-label="Mails">
        <h1>Mailbox</h1>
        <p className="hint">
          No mail leaves a local run without SMTP_URL. <a href="/mailbox">Load again</a>
        </p>
        <h2>Sent ({mails.length})</h2>
        {mails.length === 0 ? <p className="hint">Nothing yet: subscribe to something.</p> : null}
        <ul>
          {mails.map(({ id, subject, recipient, at }) => (
            <li key={id}>
              <a href={`/mailbox?mail=${id}`} aria-current={id === chosen ? 'page' : undefined}>
                <strong>{subject}</strong>
                <span>
                  {recipient} ·{' '}
                  <time dateTime={at.toISOString()}>{at.toISOString().slice(0, 16)}</time>
                </span>
              </a>
            </li>
          ))}
        </ul>
        <h2>Samples of every kind</h2>
        <ul>
          {listSamples().map(({ id, kind, locale }) => (
            <li key={id}>
              <a href={`/mailbox?mail=${id}`} aria-current={id === chosen ? 'page' : undefined}>
                <span>
                  {kind} <span lang={locale}>{locale}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        {shown && chosen ? (
          <>
            <h2>{shown.subject}</h2>
            <p className="hint">To {shown.recipient}</p>
            <iframe title={shown.subject} src={`/mailbox/html/${chosen}`} />
            <details>
              <summary>The same as plain text</summary>
              <pre>{shown.text}</pre>
            </details>
          </>
        ) : (
          <p className="hint">There is no such mail.</p>
        )}
      </main>
    </div>
  )
}
