type Address = {
  postalCode: string
  administrativeArea: string
  locality: string
  line1: string
  line2?: string | undefined
}

/** As it is written on a parcel. */
export function Postal({ address }: { address: Address }) {
  return (
    <>
      〒{address.postalCode}
      <br />
      {address.administrativeArea}
      {address.locality}
      {address.line1}
      {address.line2 ? (
        <>
          <br />
          {address.line2}
        </>
      ) : null}
    </>
  )
}
