import type { ReactNode } from "react";

type Children = { readonly children?: ReactNode };

export function Flex({
  children,
  direction = "row",
  gap = "flush",
  align,
  wrap,
}: Children & {
  readonly direction?: "row" | "column";
  readonly gap?: string;
  readonly align?: string;
  readonly wrap?: boolean | string;
}): ReactNode {
  const classes = [
    "flex",
    direction,
    `gap-${gap}`,
    align ? `align-${align}` : "",
    wrap ? "wrap" : "",
  ];
  return <div className={classes.filter((name) => name !== "").join(" ")}>{children}</div>;
}

export function Heading({ children }: Children): ReactNode {
  return <h3>{children}</h3>;
}

export function Text({
  children,
  variant = "bodytext",
  format,
}: Children & {
  readonly variant?: string;
  readonly format?: { readonly fontWeight?: string; readonly italic?: boolean };
}): ReactNode {
  const classes = [variant, format?.fontWeight ?? "", format?.italic ? "italic" : ""];
  return <p className={classes.filter((name) => name !== "").join(" ")}>{children}</p>;
}

export function Divider(): ReactNode {
  return <hr />;
}
