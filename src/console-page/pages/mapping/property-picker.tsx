import { Select, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { MappedField } from "../../../console/api/schemas/mapping.ts";
import type { ModelKind } from "../../../console/api/schemas/text.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { propertiesQuery } from "../../server/queries.ts";
import { useMay } from "../../server/use-session.ts";
import { mappingTexts } from "./mapping-texts.ts";
import { PropertyOption } from "./property-option.tsx";

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

/** Searches the portal's properties on the server; those of a type that cannot be used are not offered. */
export function PropertyPicker(props: Props) {
  const { kind, field, side, label, ariaLabel, mapped, isDisabled, onPick } = props;
  const say = useTexts(mappingTexts);
  const { percent } = useFormats();
  const mayEdit = useMay("edit");
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 200);
  const query = useQuery({
    ...propertiesQuery({
      object: side === "contact" ? "contacts" : "companies",
      use: "source",
      field,
      kind,
      ...(search !== "" && search !== nameOf(mapped) && { q: search.slice(0, 100) }),
      limit: 50,
    }),
    enabled: isOpen,
  });
  const found = new Map((query.data?.items ?? []).map((property) => [property.name, property]));
  const options = [...found.values()].map(({ name, label }) => ({ value: name, label }));
  if (mapped !== null && !found.has(mapped.name)) {
    options.unshift({ value: mapped.name, label: nameOf(mapped) });
  }
  return (
    <Stack gap={2}>
      <Select
        label={label}
        aria-label={ariaLabel}
        placeholder={say.none}
        searchable
        clearable
        disabled={isDisabled || !mayEdit}
        value={mapped?.name ?? null}
        data={options}
        filter={({ options: all }) => all}
        nothingFoundMessage={query.isFetching ? "…" : say.nothing}
        maxDropdownHeight={340}
        onDropdownOpen={() => {
          setTyped("");
          setOpen(true);
        }}
        onDropdownClose={() => setOpen(false)}
        onSearchChange={setTyped}
        // What is typed takes the place of the mapped property's name.
        onClick={({ currentTarget }) => currentTarget.select()}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={onPick}
        renderOption={({ option }) => (
          <PropertyOption
            name={option.value}
            label={option.label}
            property={found.get(option.value)}
          />
        )}
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

function nameOf(mapped: MappedField["contact"]): string {
  return mapped === null ? "" : (mapped.label ?? mapped.name);
}
