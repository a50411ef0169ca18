import type { ReactNode } from "react";

type Titled = { readonly title?: string; readonly children?: ReactNode };

export function Alert({
  title,
  children,
  variant = "info",
}: Titled & { readonly variant?: string }): ReactNode {
  return (
    <div className={`alert ${variant}`} role={variant === "danger" ? "alert" : "status"}>
      <strong>{title}</strong>
      {children !== undefined && <span>{children}</span>}
    </div>
  );
}

export function EmptyState({ title, children }: Titled): ReactNode {
  return (
    <div className="state">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

export function ErrorState({ title, children }: Titled): ReactNode {
  return (
    <div className="state" role="alert">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

export function LoadingSpinner({ label }: { readonly label: string }): ReactNode {
  return (
    <p className="loading" role="status">
      {label}
    </p>
  );
}

type Tagged = { readonly children?: ReactNode; readonly variant?: string };

export function StatusTag({ children, variant = "default" }: Tagged): ReactNode {
  return <span className={`status ${variant}`}>{children}</span>;
}

export function Tag({ children, variant = "default" }: Tagged): ReactNode {
  return <span className={`tag ${variant}`}>{children}</span>;
}
