import { useState, type ReactNode } from "react";
import { Button } from "./controls.tsx";

/** Stands in for HubSpot's own forms: says which one would open. */
export function CrmActionButton({
  children,
  actionType,
  size = "md",
}: {
  readonly children?: ReactNode;
  readonly actionType: string;
  readonly actionContext: unknown;
  readonly size?: string;
  readonly variant?: string;
}): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size={size} onClick={() => setIsOpen(true)}>
        {children}
      </Button>
      {isOpen && <small role="status">{actionType}</small>}
    </>
  );
}
