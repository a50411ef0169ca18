import { Select, type SelectProps, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { propertiesQuery } from "../../shell/page/server/queries.ts";
import type { PortalProperty } from "../../contract/mapping.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { mappingTexts, typeName } from "./mapping-texts.ts";

type Props = Pick<
  SelectProps,
  | "label"
  | "size"
  | "description"
  | "aria-label"
  | "placeholder"
  | "disabled"
  | "clearButtonProps"
  | "maxDropdownHeight"
> & {
  /** Which of the portal's properties are offered. */
  readonly offered: Omit<Parameters<typeof propertiesQuery>[0], "q" | "limit">;
  readonly chosen: { readonly name: string; readonly label: string } | null;
  /** Said when none of those offered matches. */
  readonly nothing: string;
  readonly onPick: (name: string | null) => void;
};

/**
 * Searches the portal's properties on the server. While it is open what is typed stands alone, and the chosen one is
 * only hinted at: whatever the server answers meanwhile, no letter falls behind an old name.
 */
export function PropertySelect({
  offered,
  chosen,
  nothing,
  onPick,
  placeholder,
  ...select
}: Props) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 200);
  const query = useQuery({
    ...propertiesQuery({
      ...offered,
      ...(search !== "" && { q: search.slice(0, 100) }),
      limit: 50,
    }),
    enabled: isOpen,
  });
  const found = new Map((query.data?.items ?? []).map((property) => [property.name, property]));
  const label = found.get(chosen?.name ?? "")?.label ?? chosen?.label ?? "";
  const options = [...found.values()].map(({ name, label }) => ({ value: name, label }));
  if (chosen !== null && search === "" && !found.has(chosen.name)) {
    options.unshift({ value: chosen.name, label: chosen.label });
  }
  return (
    <Select
      {...select}
      searchable
      clearable
      value={chosen?.name ?? null}
      data={options}
      filter={({ options: all }) => all}
      nothingFoundMessage={query.isFetching ? "…" : nothing}
      placeholder={(isOpen && label) || (placeholder ?? "")}
      searchValue={isOpen ? typed : label}
      onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => {
        setTyped("");
        setOpen(false);
      }}
      onChange={onPick}
      renderOption={({ option }) => (
        <PropertyOption
          name={option.value}
          label={option.label}
          property={found.get(option.value)}
        />
      )}
    />
  );
}

type PropertyOptionProps = {
  readonly name: string;
  readonly label: string;
  readonly property: PortalProperty | undefined;
};

/** A property to choose: label, name, type, fill rate and sample values. */
function PropertyOption({ name, label, property }: PropertyOptionProps) {
  const say = useTexts(mappingTexts);
  const { percent } = useFormats();
  const fill = property?.fill ?? null;
  const parts = [
    name,
    ...(property === undefined ? [] : [say.types[typeName(property.type)]]),
    ...(fill === null ? [] : [say.filled(percent(fill))]),
  ];
  return (
    <Stack gap={0} miw={0}>
      <Text size="sm">{label}</Text>
      <Text size="xs" c="dimmed">
        {parts.join(" · ")}
      </Text>
      {property !== undefined && property.samples.length > 0 && (
        <Text size="xs" c="dimmed" truncate>
          {say.samples(property.samples.join(", "))}
        </Text>
      )}
    </Stack>
  );
}
