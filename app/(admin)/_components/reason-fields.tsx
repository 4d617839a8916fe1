type Props<Reason extends string> = {
  legend: string
  reasons: readonly Reason[]
  /** A word for each of them. */
  words: Readonly<Record<Reason, string>>
  note: { name: string; label: string; hint: string; maxLength: number }
}

/** Why something is done: one of a few reasons, and a note beside it for whoever likes to. */
export function ReasonFields<Reason extends string>({
  legend,
  reasons,
  words,
  note,
}: Props<Reason>) {
  return (
    <>
      <fieldset className="choices">
        <legend>{legend}</legend>
        {reasons.map((reason) => (
          <label key={reason}>
            <input type="radio" name="reason" value={reason} required /> {words[reason]}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={note.name}>{note.label}</label>
        <textarea
          id={note.name}
          name={note.name}
          rows={2}
          maxLength={note.maxLength}
          aria-describedby="note-hint"
        />
        <p className="hint" id="note-hint">
          {note.hint}
        </p>
      </div>
    </>
  )
}
