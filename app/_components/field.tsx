import type { InputHTMLAttributes, ReactNode } from 'react'

type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** Not refused, but worth a look. */
  doubt?: string | undefined
  optional?: string | undefined
  short?: boolean
}

type InputProps = FieldProps &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'type' | 'inputMode' | 'autoComplete' | 'autoFocus' | 'defaultValue' | 'maxLength'
  >

/** Label, input, hint and error of one field, tied together for a screen reader. */
export function TextField({
  name,
  label,
  hint,
  error,
  doubt,
  optional,
  short,
  ...input
}: InputProps) {
  return (
    <Frame {...{ name, label, hint, error, doubt, optional, short: short ?? false }}>
      <input
        id={name}
        name={name}
        {...described({ name, hint, error, doubt, optional })}
        {...input}
      />
    </Frame>
  )
}

type SelectProps = FieldProps & { autoComplete?: string; defaultValue: string; children: ReactNode }

export function SelectField({
  name,
  label,
  hint,
  error,
  doubt,
  optional,
  short,
  children,
  ...select
}: SelectProps) {
  return (
    <Frame {...{ name, label, hint, error, doubt, optional, short: short ?? false }}>
      <select
        id={name}
        name={name}
        {...described({ name, hint, error, doubt, optional })}
        {...select}
      >
        {children}
      </select>
    </Frame>
  )
}

type Described = Pick<FieldProps, 'name' | 'hint' | 'error' | 'doubt' | 'optional'>

function described({ name, hint, error, doubt, optional }: Described) {
  const ids = [
    error ? `${name}-error` : '',
    doubt ? `${name}-doubt` : '',
    hint ? `${name}-hint` : '',
  ].filter((id) => id !== '')
  return {
    'aria-invalid': error ? true : undefined,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-required': optional === undefined ? true : undefined,
  }
}

function Frame({
  name,
  label,
  hint,
  error,
  doubt,
  optional,
  short,
  children,
}: FieldProps & { children: ReactNode }) {
  return (
    <div className={short ? 'field short' : 'field'}>
      <label htmlFor={name}>
        {label}
        {optional ? <span className="optional">{optional}</span> : null}
      </label>
      {children}
      {error ? (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
      {doubt ? (
        <p className="doubt" id={`${name}-doubt`}>
          {doubt}
        </p>
      ) : null}
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}
