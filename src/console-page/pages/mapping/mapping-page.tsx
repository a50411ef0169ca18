import { SegmentedControl, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { MappedField, MappingPage as Mapping } from "../../../console/api/schemas/mapping.ts";
import type { ModelKind } from "../../../console/api/schemas/text.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { goTo, usePlace } from "../../navigation/place.ts";
import { mappingQuery } from "../../server/queries.ts";
import { PageFrame } from "../../shell/page-frame.tsx";
import { Failure } from "../../states/failure.tsx";
import { Loaded } from "../../states/loaded.tsx";
import { outcomeTexts } from "../../words/outcome-texts.ts";
import { BehaviourSources } from "./behaviour-sources.tsx";
import { BrokenFields } from "./broken-fields.tsx";
import { FieldRow } from "./field-row.tsx";
import { mappingTexts } from "./mapping-texts.ts";
import { OutputList } from "./output-list.tsx";
import { SampleLine } from "./sample-line.tsx";
import { useSaveMapping } from "./use-save-mapping.ts";

/** Each logical field of the model to a property of the portal, and what Ripen writes. */
export function MappingPage() {
  const say = useTexts(mappingTexts);
  const outcomes = useTexts(outcomeTexts);
  const kind: ModelKind = usePlace().query.get("kind") === "customer" ? "customer" : "lead";
  const query = useQuery(mappingQuery(kind));
  return (
    <PageFrame
      title={say.title}
      lead={say.lead}
      actions={
        <SegmentedControl
          aria-label={say.kind}
          value={kind}
          data={[
            { value: "lead", label: outcomes.kinds.lead },
            { value: "customer", label: outcomes.kinds.customer },
          ]}
          onChange={(chosen) => goTo(`mapping?kind=${chosen}`)}
        />
      }
    >
      <Loaded query={query} lines={10}>
        {(mapping) => (
          <Stack gap="xl">
            <FieldList mapping={mapping} />
            <BehaviourSources sources={mapping.behaviour} />
            <OutputList mapping={mapping} />
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
}

/** The fields with their pickers; the set-up uses it too. */
export function FieldList({ mapping }: { readonly mapping: Mapping }) {
  const say = useTexts(mappingTexts);
  const save = useSaveMapping(mapping);
  const groups: readonly (readonly [string, readonly MappedField[]])[] = [
    [say.profile, mapping.fields.filter(({ group }) => group === "profile")],
    [say.behaviourFields, mapping.fields.filter(({ group }) => group === "behaviour")],
  ];
  return (
    <Stack gap="lg">
      <SampleLine sample={mapping.sample} />
      <BrokenFields fields={mapping.fields} />
      {save.isError && <Failure error={save.error} title={say.saveFailed} />}
      {groups.map(
        ([title, fields]) =>
          fields.length > 0 && (
            <Stack key={title} gap="sm" component="section">
              <Title order={2} size="h4">
                {title}
              </Title>
              {fields.map((field) => (
                <FieldRow
                  key={field.name}
                  kind={mapping.kind}
                  field={field}
                  isSaving={save.isPending}
                  onMap={(sides) => save.mutate({ [field.name]: sides })}
                />
              ))}
            </Stack>
          ),
      )}
    </Stack>
  );
}
