import type { ContractItem } from '#lib/legal/contract.ts'

/** The six legal items: the bold answer first, the details below. */
export function ContractItems({ items }: { items: readonly ContractItem[] }) {
  return (
    <dl className="items">
      {items.map(({ key, label, answer, details }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <p className="answer">{answer}</p>
            {details.map((detail) => (
              <p className="detail" key={detail}>
                {detail}
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
