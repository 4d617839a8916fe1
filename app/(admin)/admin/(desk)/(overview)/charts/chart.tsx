import type { ReactNode } from 'react'
import type { Locale } from '#lib/i18n/locale.ts'
import { overviewWords } from '../messages.ts'

type Props = {
  id: string
  locale: Locale
  title: string
  /** What the numbers say; bold between stars. */
  lead: string
  /** Drawn for each of two widths: text in it is never scaled. */
  draw: (width: number) => ReactNode
  /** The same numbers as rows of a table. */
  columns: string[]
  rows: string[][]
}

const widths = { wide: 484, narrow: 358 }

/** A drawing with its message above it and its numbers behind it. */
export function Chart({ id, locale, title, lead, draw, columns, rows }: Props) {
  const { charts } = overviewWords[locale]
  return (
    <section className="chart" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="lead">
        <Message text={lead} />
      </p>
      <div className="wide">{draw(widths.wide)}</div>
      <div className="narrow">{draw(widths.narrow)}</div>
      <details>
        <summary>{charts.table}</summary>
        <div className="scroll">
          <table className="table">
            <caption className="visually-hidden">{charts.tableOf(title)}</caption>
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th key={column} scope="col" className={index > 0 ? 'sum' : undefined}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([head, ...cells]) => (
                <tr key={head}>
                  <th scope="row">{head}</th>
                  {cells.map((cell, index) => (
                    <td key={columns[index + 1]} className="sum">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  )
}

function Message({ text }: { text: string }) {
  const [before, strong, after] = text.split('*')
  return (
    <>
      {before}
      {strong ? <b>{strong}</b> : null}
      {after}
    </>
  )
}
