import type { ReactNode } from "react";

/** Drawn here, in the size of the text beside them; names stand beside or in the button's label. */
function icon(shape: ReactNode) {
  return function Icon({ size = 18 }: { readonly size?: number }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {shape}
      </svg>
    );
  };
}

export const Cross = icon(<path d="M6 6l12 12M18 6L6 18" />);
export const Plus = icon(<path d="M12 5v14M5 12h14" />);
export const Undo = icon(<path d="M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3" />);
export const Redo = icon(<path d="M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3" />);
export const ArrowUp = icon(<path d="M12 19V5M6 11l6-6 6 6" />);
export const Chevron = icon(<path d="M6 9l6 6 6-6" />);
export const ArrowDown = icon(<path d="M12 5v14M18 13l-6 6-6-6" />);
export const Flag = icon(<path d="M5 21V4h13l-3 4 3 4H5" />);
export const Link = icon(<path d="M4 7h6l4 10h6M16 13l4 4-4 4M4 17h3" />);
export const Sliders = icon(
  <path d="M4 6h10M18 6h2M4 12h4M12 12h8M4 18h12M20 18h0M16 4v4M10 10v4M18 16v4" />,
);
export const Squares = icon(<path d="M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z" />);
export const Eye = icon(
  <>
    <path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7z" />
    <circle cx="12" cy="12" r="3" />
  </>,
);
export const Bolt = icon(<path d="M13 2L4 14h7l-1 8 9-12h-7z" />);
export const Upload = icon(<path d="M12 16V4M6 10l6-6 6 6M4 20h16" />);
export const Chart = icon(<path d="M4 4v16h16M8 16v-4M13 16V8M18 16v-6" />);
export const Pulse = icon(<path d="M3 12h4l3-8 4 16 3-8h4" />);
export const People = icon(
  <>
    <circle cx="9" cy="8" r="4" />
    <path d="M2 21c0-4 3-6 7-6s7 2 7 6M16 4a4 4 0 0 1 0 8M19 15c2 1 3 3 3 6" />
  </>,
);
export const External = icon(<path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6" />);
export const Search = icon(
  <>
    <circle cx="11" cy="11" r="7" />
    <path d="M16.500 16.500L21 21" />
  </>,
);
export const Check = icon(<path d="M4 12l6 6L20 6" />);
export const Warning = icon(<path d="M12 3l10 18H2zM12 10v5M12 18v0.500" />);
export const House = icon(<path d="M3 11l9-8 9 8M5 10v10h5v-6h4v6h5V10" />);
export const Key = icon(
  <>
    <circle cx="8" cy="15" r="4" />
    <path d="M11 12l9-9M16 7l3 3" />
  </>,
);
export const Scroll = icon(<path d="M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6" />);
export const Gear = icon(
  <>
    <circle cx="12" cy="12" r="3" />
    <path d="M12 2v4M12 18v4M2 12h4M18 12h4M5 5l3 3M16 16l3 3M19 5l-3 3M8 16l-3 3" />
  </>,
);
