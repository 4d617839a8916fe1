import { after } from 'next/server'
import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { Missing } from '#app/(admin)/_components/missing.tsx'
import { Section } from '#app/(admin)/_components/section.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { requireShop } from '#lib/catalog/queries.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { paths } from '#lib/paths.ts'
import { budgetOf } from '#lib/queue/budget.ts'
import { getBatch } from '#lib/tokens/operations/get-batch.ts'
import { runBatch } from '#lib/tokens/operations/run-batch.ts'
import { wordOf } from '#lib/word-of.ts'
import { tokenBulkWords } from '../../bulk/messages.ts'
import { tokenWords } from '../../messages.ts'
import { BatchTable } from './batch-table.tsx'

type Props = { params: Promise<{ id: string }> }

const goOnMs = 15_000

/** What came of each token of a batch; renews itself while something moves. */
export default function TokenBatchPage(props: Props) {
  return orAdminError(() => render(props))
}

async function render({ params }: Props) {
  const staff = await requireStaff('look')
  const locale = await readAdminLocale()
  const { id } = await params
  const [batch, shop] = await Promise.all([getBatch(id), requireShop()])
  const words = tokenBulkWords[locale].batch
  if (!batch)
    return (
      <Section locale={locale} staff={staff} section="tokens" title={words.missing}>
        <Missing locale={locale} title={words.missing} section="tokens" />
      </Section>
    )
  // Whoever began it may have met its time limit, or a silent Smartpay: whoever looks goes on.
  if (batch.open) after(() => runBatch(id, budgetOf(goOnMs)))
  const title = words.title[batch.action]
  const reasons: Record<string, string> = tokenWords[locale].reasons
  const done = batch.rows.filter(
    ({ operation }) => operation !== null && operation !== 'refused',
  ).length
  return (
    <Section locale={locale} staff={staff} section="tokens" title={title}>
      {batch.over ? null : <meta httpEquiv="refresh" content="3" />}
      <div className="page-head">
        <h1>{title}</h1>
        <a href={paths.admin.tokenBatch(id)}>{words.again}</a>
      </div>
      <p className="muted">
        {words.by(batch.by, formatWhen(batch.createdAt, locale, shop.facts.timeZone))} /{' '}
        {[wordOf(reasons, batch.reason), batch.note].filter((part) => part).join(' / ')}
      </p>
      <p role="status">{batch.over ? words.over(done, batch.rows.length) : words.going}</p>
      <BatchTable rows={batch.rows} locale={locale} />
    </Section>
  )
}
