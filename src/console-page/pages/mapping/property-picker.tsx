import { Stack, Text } from "@mantine/core";
import type { MappedField } from "../../../console/api/schemas/mapping.ts";
import type { ModelKind } from "../../../console/api/schemas/text.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { useMay } from "../../server/use-session.ts";
import { mappingTexts } from "./mapping-texts.ts";
import { PropertySelect } from "./property-select.tsx";

type Props = {
  readonly kind: ModelKind;
  readonly field: string;
  readonly side: "contact" | "company";
  readonly label: string;
  /** Names the field too, for screen readers that hear one picker after the other. */
  readonly ariaLabel: string;
  readonly mapped: MappedField["contact"];
  readonly isDisabled: boolean;
  readonly onPick: (name: string | null) => void;
};

/** Where a field's values come from; properties of a type that cannot be used are not offered. */
export function PropertyPicker(props: Props) {
  const { kind, field, side, label, ariaLabel, mapped, isDisabled, onPick } = props;
  const say = useTexts(mappingTexts);
  const { percent } = useFormats();
  const mayEdit = useMay("edit");
  return (
    <Stack gap={2}>
      <PropertySelect
        label={label}
        aria-label={ariaLabel}
        placeholder={say.none}
        disabled={isDisabled || !mayEdit}
        maxDropdownHeight={340}
        offered={{
          object: side === "contact" ? "contacts" : "companies",
          use: "source",
          field,
          kind,
        }}
        chosen={mapped === null ? null : { name: mapped.name, label: mapped.label ?? mapped.name }}
        nothing={say.nothing}
        onPick={onPick}
      />
      {mapped !== null && (
        <Text size="xs" c="dimmed" truncate>
          {[
            mapped.name,
            ...(mapped.type === null ? [] : [mapped.type]),
            ...(mapped.fill === null ? [] : [say.filled(percent(mapped.fill))]),
            ...(mapped.samples.length === 0 ? [] : [mapped.samples.slice(0, 3).join(", ")]),
          ].join(" · ")}
        </Text>
      )}
    </Stack>
  );
}
