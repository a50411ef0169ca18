import { Button, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Sheet } from "../../../../console/api/schemas/sheet.ts";
import type { ModelKind } from "../../../../console/api/schemas/text.ts";
import { useFormats } from "../../../language/formats.ts";
import { usePick, useTexts } from "../../../language/language-provider.tsx";
import { PlaceLink } from "../../../navigation/place-link.tsx";
import { sheetQuery } from "../../../server/queries.ts";
import { PageFrame } from "../../../shell/page-frame.tsx";
import { Loaded } from "../../../states/loaded.tsx";
import { SheetAxis } from "./sheet-axis.tsx";
import { sheetTexts } from "./sheet-texts.ts";

/** The draft in words, to print and sign. */
export function SheetPage({ kind }: { readonly kind: ModelKind }) {
  const say = useTexts(sheetTexts);
  const query = useQuery(sheetQuery(kind));
  return (
    <PageFrame
      title={say.title(query.data?.name ?? "")}
      lead={say.lead}
      actions={
        <>
          <Button component={PlaceLink} to={`model?kind=${kind}`} variant="default">
            {say.back}
          </Button>
          <Button onClick={() => window.print()}>{say.print}</Button>
        </>
      }
    >
      <Loaded query={query} lines={12}>
        {(sheet) => <Printed sheet={sheet} />}
      </Loaded>
    </PageFrame>
  );
}

function Printed({ sheet }: { readonly sheet: Sheet }) {
  const say = useTexts(sheetTexts);
  const pick = usePick();
  const { number } = useFormats();
  const gates = [
    [say.exclusions, sheet.exclusions],
    [say.limits, sheet.limits],
    [say.handRaisers, sheet.handRaisers],
  ] as const;
  return (
    <Stack gap="lg">
      <Text>
        {sheet.version === null ? say.draft : say.version(number(sheet.version))}
        {pick(sheet.about) !== "" && ` · ${pick(sheet.about)}`}
      </Text>
      {sheet.axes.map((axis) => (
        <SheetAxis key={axis.axis} axis={axis} />
      ))}
      <Plain title={say.ready} lines={sheet.ready.map(pick)} />
      <Plain
        title={say.bands}
        lines={sheet.bands.map(({ label, from }) => `${pick(label)}: ${say.from(number(from))}`)}
      />
      <Plain
        title={say.groups}
        lines={sheet.families.map(({ name, cap }) => `${name}: ${say.cap(number(cap))}`)}
      />
      {gates.map(([title, list]) => (
        <Plain
          key={title}
          title={title}
          lines={list.map(({ label, when, note }) =>
            [`${pick(label)}: ${pick(when)}`, ...(note === null ? [] : [pick(note)])].join("; "),
          )}
        />
      ))}
      <Title order={2} size="h4">
        {say.signed}
      </Title>
      <SimpleGrid cols={2} spacing="xl" pt={48}>
        {[say.sales, say.marketing].map((who) => (
          <Text key={who} size="sm" pt={6} style={{ borderTop: "1px solid currentColor" }}>
            {who}
          </Text>
        ))}
      </SimpleGrid>
    </Stack>
  );
}

function Plain({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4" mb={4}>
        {title}
      </Title>
      {lines.map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
    </section>
  );
}
