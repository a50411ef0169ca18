import { Paper, Stack, Table, Title } from "@mantine/core";
import type { ReactNode } from "react";
import type { Home } from "../../contract/home.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";

/** What each part of Home is made of. */
export type Part = { readonly home: Home };

/** The address of the leads behind a figure of a span; `only` names a reason, a team or a person among them. */
export function behind(
  figure: keyof Home["handoffs"]["now"],
  { from, until }: { readonly from: number; readonly until: number },
  only: { readonly [name in "reason" | "team" | "person"]?: string } = {},
): string {
  const query = { figure, told: String(from), toldBefore: String(until), ...only };
  return `leads?${new URLSearchParams(query).toString()}`;
}

/** A part of Home under its heading. */
export function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

/** A number that leads to the leads behind it. */
export function Linked({
  value,
  to,
  of,
}: {
  readonly value: number;
  readonly to: string;
  readonly of: string;
}) {
  const formats = useFormats();
  return (
    <PlaceLink to={to} aria-label={`${of}: ${formats.number(value)}`}>
      {formats.number(value)}
    </PlaceLink>
  );
}

/** Lines of a name and its number. */
export function Rows({ children }: { readonly children: ReactNode }) {
  return (
    <Table tabularNums verticalSpacing={4}>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
}
