import { Group, Pagination, Text } from "@mantine/core";
import { useFormats } from "../language/formats.ts";
import { useTexts } from "../language/language-provider.tsx";
import { texts } from "../language/language.ts";

const pagerTexts = texts(
  {
    range: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
    pages: "Pages of the list",
    previous: "Previous page",
    next: "Next page",
    page: (page: string) => `Page ${page}`,
  },
  {
    range: (from: string, to: string, total: string) => `${from}–${to} de ${total}`,
    pages: "Páginas de la lista",
    previous: "Página anterior",
    next: "Página siguiente",
    page: (page: string) => `Página ${page}`,
  },
);

type Props = {
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  readonly onOffset: (offset: number) => void;
};

/** Where in a long list a person is, and the way to its other pages. */
export function Pager({ total, offset, limit, onOffset }: Props) {
  const say = useTexts(pagerTexts);
  const { number } = useFormats();
  if (total === 0) return null;
  const last = Math.min(offset + limit, total);
  return (
    <Group justify="space-between" component="nav" aria-label={say.pages}>
      <Text size="sm" c="dimmed" aria-live="polite">
        {say.range(number(offset + 1), number(last), number(total))}
      </Text>
      {total > limit && (
        <Pagination
          size="sm"
          total={Math.ceil(total / limit)}
          value={Math.floor(offset / limit) + 1}
          onChange={(page) => onOffset((page - 1) * limit)}
          getItemProps={(page) => ({ "aria-label": say.page(number(page)) })}
          getControlProps={(control) => ({
            "aria-label": control === "previous" || control === "first" ? say.previous : say.next,
          })}
        />
      )}
    </Group>
  );
}
