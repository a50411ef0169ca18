import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { addressOf, goTo } from "./place.ts";

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly to: string };

/** A link inside the page: a real address, followed without loading the page again. */
export function PlaceLink({ to, onClick, children, ...rest }: Props) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (event.defaultPrevented || !isPlain) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a href={addressOf(to)} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
