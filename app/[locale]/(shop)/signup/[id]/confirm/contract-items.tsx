import { WholeDates } from '#app/_components/whole-dates.tsx'
import type { ContractItem } from '#lib/legal/contract.ts'

/** The six legal items: the bold answer first, the details below. */
export function ContractItems({ items }: { items: readonly ContractItem[] }) {
  return (
    <dl className="items">
      {items.map(({ key, label, answer, details }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <p className="answer">
              <WholeDates>{answer}</WholeDates>
            </p>
            {details.map((detail) => (
              <p className="detail" key={detail}>
                <WholeDates>{detail}</WholeDates>
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
