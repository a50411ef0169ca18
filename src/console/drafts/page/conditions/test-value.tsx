import { Group, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import type { Test } from "../../../../scoring/model/condition.ts";
import { SENIORITIES } from "../../../../scoring/reading/seniority.ts";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import { conditionTexts } from "./condition-texts.ts";

type Props = { readonly test: Test; readonly onChange: (test: Test) => void };

/** The inputs for what a test compares with. */
export function TestValue({ test, onChange }: Props) {
  const say = useTexts(conditionTexts);
  switch (test.op) {
    case "equals":
      return (
        <TextInput
          size="xs"
          aria-label={say.value}
          value={test.value}
          onChange={({ currentTarget }) => onChange({ ...test, value: currentTarget.value })}
        />
      );
    case "matches":
      return (
        <TextInput
          size="xs"
          aria-label={say.pattern}
          value={test.pattern}
          onChange={({ currentTarget }) => onChange({ ...test, pattern: currentTarget.value })}
        />
      );
    case "oneOf":
    case "contains":
    case "startsWith":
    case "endsWith":
    case "domainIn":
    case "countryIn":
      return (
        <TagsInput
          size="xs"
          miw={220}
          maw={420}
          aria-label={say.values}
          placeholder={test.values.length === 0 ? hintOf(test.op, say) : ""}
          value={[...test.values]}
          acceptValueOnBlur
          onChange={(values) => onChange({ ...test, values })}
        />
      );
    case "atLeast":
    case "atMost":
      return (
        <Amount
          label={say.value}
          value={test.value}
          onChange={(value) => onChange({ ...test, value })}
        />
      );
    case "between":
      return (
        <Group gap={4}>
          <Amount
            label={say.from}
            value={test.from}
            onChange={(from) => onChange({ ...test, from })}
          />
          <Amount label={say.to} value={test.to} onChange={(to) => onChange({ ...test, to })} />
        </Group>
      );
    case "size":
      return <SizeRange test={test} onChange={onChange} />;
    case "withinDays":
      return (
        <Amount
          label={say.days}
          value={test.days}
          min={1}
          onChange={(days) => onChange({ ...test, days })}
        />
      );
    case "seniorityAtLeast":
      return (
        <Select
          size="xs"
          aria-label={say.level}
          allowDeselect={false}
          value={test.level}
          data={SENIORITIES.map((level) => ({ value: level, label: say.levels[level] }))}
          onChange={(level) => level !== null && onChange({ ...test, level })}
        />
      );
    case "known":
    case "unknown":
    case "businessEmail":
      return null;
    default:
      return test satisfies never;
  }
}

type Say = (typeof conditionTexts)["en"];

function hintOf(op: Test["op"], say: Say): string {
  if (op === "countryIn") return say.countriesHint;
  return op === "domainIn" ? say.domainsHint : say.valuesHint;
}

/** Headcount or revenue between two ends, of which one may be open. */
function SizeRange({ test, onChange }: Props & { readonly test: Extract<Test, { op: "size" }> }) {
  const say = useTexts(conditionTexts);
  const put = (ends: { atLeast?: number | undefined; atMost?: number | undefined }): void => {
    const { atLeast, atMost } = ends;
    onChange({
      op: "size",
      field: test.field,
      ...(atLeast !== undefined && { atLeast }),
      ...(atMost !== undefined && { atMost }),
    });
  };
  return (
    <Group gap={4}>
      <Amount
        label={say.atLeast}
        value={test.atLeast}
        onChange={(atLeast) => put({ ...test, atLeast })}
        onEmpty={() => put({ atMost: test.atMost })}
      />
      <Amount
        label={say.atMost}
        value={test.atMost}
        onChange={(atMost) => put({ ...test, atMost })}
        onEmpty={() => put({ atLeast: test.atLeast })}
      />
    </Group>
  );
}

type AmountProps = {
  readonly label: string;
  readonly value: number | undefined;
  readonly min?: number;
  /** Above the input, where a number alone would say nothing. */
  readonly isLabelShown?: boolean;
  readonly onChange: (value: number) => void;
  readonly onEmpty?: () => void;
};

/** A number; while it is half typed, what stood before holds. */
export function Amount({ label, value, min, isLabelShown, onChange, onEmpty }: AmountProps) {
  return (
    <NumberInput
      size="xs"
      w={isLabelShown ? 130 : 104}
      {...(isLabelShown ? { label } : { "aria-label": label, placeholder: label })}
      value={value ?? ""}
      {...(min !== undefined && { min })}
      onChange={(typed) => {
        if (typeof typed === "number") onChange(typed);
        else if (typed === "") onEmpty?.();
      }}
    />
  );
}
