import type { ReactNode } from "react";

type Parts = { readonly children?: ReactNode };
type Cell = Parts & {
  readonly align?: "left" | "center" | "right";
  readonly width?: string | number;
};

export function Table({
  children,
  density = "default",
}: Parts & { readonly density?: string }): ReactNode {
  return <table className={density}>{children}</table>;
}

export function TableHead({ children }: Parts): ReactNode {
  return <thead>{children}</thead>;
}

export function TableBody({ children }: Parts): ReactNode {
  return <tbody>{children}</tbody>;
}

export function TableRow({ children }: Parts): ReactNode {
  return <tr>{children}</tr>;
}

export function TableHeader({ children }: Parts): ReactNode {
  return <th scope="col">{children}</th>;
}

export function TableCell({ children, align = "left", width }: Cell): ReactNode {
  return <td className={`${align}${width === "min" ? " narrow" : ""}`}>{children}</td>;
}
