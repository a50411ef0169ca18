import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** The brand's green, dark enough for white text from the seventh shade on (WCAG AA). */
const leaf: MantineColorsTuple = [
  "#eaf6ef",
  "#d6ebdf",
  "#abd7bf",
  "#7dc29c",
  "#58b07f",
  "#3f9f6b",
  "#2c8357",
  "#1f6f48",
  "#175a39",
  "#0f452b",
];

/** The look of the whole page. */
export const theme = createTheme({
  colors: { leaf },
  primaryColor: "leaf",
  primaryShade: 7,
  autoContrast: true,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  defaultRadius: "md",
  cursorType: "pointer",
  headings: { fontWeight: "650" },
  components: {
    // Dozens of closed lists would only make the page heavy.
    Select: { defaultProps: { comboboxProps: { keepMounted: false } } },
    TagsInput: { defaultProps: { comboboxProps: { keepMounted: false } } },
    Accordion: {
      styles: {
        item: { background: "#fff", border: "1px solid var(--mantine-color-gray-3)" },
      },
    },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
  },
});
