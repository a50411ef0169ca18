import { Children, type ReactNode } from "react";

type Parts = { readonly children?: ReactNode };

export function List({ children }: Parts): ReactNode {
  return (
    <ul>
      {Children.map(children, (child) => (
        <li>{child}</li>
      ))}
    </ul>
  );
}

export function DescriptionList({
  children,
  direction = "column",
}: Parts & { readonly direction?: string }): ReactNode {
  return <dl className={direction}>{children}</dl>;
}

export function DescriptionListItem({
  label,
  children,
}: Parts & { readonly label: string }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Statistics({ children }: Parts): ReactNode {
  return <dl className="statistics row">{children}</dl>;
}

export function StatisticsItem({
  label,
  number,
}: {
  readonly label: string;
  readonly number: string | number;
}): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{number}</dd>
    </div>
  );
}
