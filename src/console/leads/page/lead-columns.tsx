import { Button, Checkbox, Popover, Stack } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { Sliders } from "../../shell/page/marks/icons.tsx";
import { leadsTexts } from "./leads-texts.ts";

/** Columns that a person may take away or add; name and score always stand. In the order in which they are shown. */
const leadColumns = ["status", "owner", "segment", "band", "role", "reasons", "scoredAt"] as const;
export type LeadColumn = (typeof leadColumns)[number];

const usualColumns: readonly LeadColumn[] = ["status", "owner", "segment", "reasons"];

/** The columns that this browser shows, and how they are changed. */
export function useLeadColumns(): readonly [
  readonly LeadColumn[],
  (chosen: readonly string[]) => void,
] {
  const [kept, keep] = useLocalStorage<readonly LeadColumn[]>({
    key: "ripen-lead-columns",
    defaultValue: usualColumns,
    getInitialValueInEffect: false,
    deserialize: (text) => (text === undefined ? usualColumns : known(text.split(","))),
    serialize: (columns) => columns.join(","),
  });
  return [kept, (chosen) => keep(known(chosen))];
}

function known(names: readonly string[]): readonly LeadColumn[] {
  return leadColumns.filter((column) => names.includes(column));
}

type Props = {
  readonly columns: readonly LeadColumn[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Which columns the list shows. */
export function ColumnPicker({ columns, onChange }: Props) {
  const say = useTexts(leadsTexts);
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          visibleFrom="xs"
          leftSection={<Sliders size={14} />}
        >
          {say.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group
          aria-label={say.columns}
          value={[...columns]}
          onChange={(chosen) => onChange(chosen)}
        >
          <Stack gap="xs">
            {leadColumns.map((column) => (
              <Checkbox key={column} size="sm" value={column} label={say.columnNames[column]} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
