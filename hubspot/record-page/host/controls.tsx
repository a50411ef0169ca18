import { useId, type ReactNode } from "react";

type Pressable = {
  readonly children?: ReactNode;
  readonly variant?: string;
  readonly size?: string;
  readonly disabled?: boolean;
  readonly onClick?: () => void;
};

export function Button({
  children,
  variant = "secondary",
  size = "md",
  disabled,
  onClick,
}: Pressable): ReactNode {
  return (
    <button type="button" className={`${variant} ${size}`} disabled={disabled} onClick={onClick}>
      {children}
    </button>
  );
}

export function LoadingButton({
  loading = false,
  disabled = false,
  ...rest
}: Pressable & { readonly loading?: boolean }): ReactNode {
  return <Button {...rest} disabled={disabled || loading} />;
}

type Labelled = {
  readonly name?: string;
  readonly label?: string;
  readonly value?: string;
  readonly readOnly?: boolean;
};

export function Input({
  label,
  name,
  value,
  placeholder,
  onInput,
}: Labelled & {
  readonly placeholder?: string;
  readonly onInput?: (value: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onInput?.(event.target.value)}
      />
    </div>
  );
}

export function Select({
  label,
  name,
  value,
  readOnly,
  options,
  placeholder,
  onChange,
}: Labelled & {
  readonly placeholder?: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  readonly onChange?: (value: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        value={value}
        disabled={readOnly}
        onChange={(event) => onChange?.(event.target.value)}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Link({
  href,
  children,
}: {
  readonly href: string | { readonly url: string };
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <a href={typeof href === "string" ? href : href.url} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
