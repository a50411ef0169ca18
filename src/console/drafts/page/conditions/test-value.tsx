import { Group, NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import type { Test } from "../../../../scoring/model/condition.ts";
import { useMemo } from "react";
import { SENIORITIES } from "../../../../scoring/reading/seniority.ts";
import { useLanguage, useTexts } from "../../../shell/page/language/language-provider.tsx";
import { useFaultAt } from "../faults/fault-context.tsx";
import { conditionTexts } from "./condition-texts.ts";

type Props = {
  /** Where the test stands in the document: what is wrong with its value is said at the input. */
  readonly path: string;
  readonly test: Test;
  readonly onChange: (test: Test) => void;
};

/** What parts a list that was pasted: lines, commas and semicolons. */
export const splitChars = [",", ";", "\n"];

/** The inputs for what a test compares with. */
export function TestValue({ path, test, onChange }: Props) {
  const say = useTexts(conditionTexts);
  const valueFault = useFaultAt(`${path}.value`);
  const valuesFault = useFaultAt(`${path}.values`);
  const patternFault = useFaultAt(`${path}.pattern`);
  switch (test.op) {
    case "equals":
      return (
        <TextInput
          size="xs"
          aria-label={say.value}
          {...valueFault}
          value={test.value}
          onChange={({ currentTarget }) => onChange({ ...test, value: currentTarget.value })}
        />
      );
    case "matches":
      return (
        <TextInput
          size="xs"
          aria-label={say.pattern}
          {...patternFault}
          value={test.pattern}
          onChange={({ currentTarget }) => onChange({ ...test, pattern: currentTarget.value })}
        />
      );
    case "oneOf":
    case "contains":
    case "startsWith":
    case "endsWith":
    case "domainIn":
      return (
        <TagsInput
          size="xs"
          miw={220}
          maw={420}
          aria-label={say.values}
          placeholder={test.values.length === 0 ? hintOf(test.op, say) : ""}
          {...valuesFault}
          value={[...test.values]}
          acceptValueOnBlur
          splitChars={splitChars}
          onChange={(typed) => onChange({ ...test, values: typed })}
        />
      );
    case "countryIn":
      return (
        <Countries
          fault={valuesFault}
          codes={test.values}
          onChange={(codes) => onChange({ ...test, values: codes })}
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
  return op === "domainIn" ? say.domainsHint : say.valuesHint;
}

type CountriesProps = {
  readonly codes: readonly string[];
  readonly fault: ReturnType<typeof useFaultAt>;
  readonly onChange: (codes: readonly string[]) => void;
};

/** Countries by their names in the page's language; what was written in another way stays as it was written. */
function Countries({ codes, fault, onChange }: CountriesProps) {
  const say = useTexts(conditionTexts);
  const { language } = useLanguage();
  const { nameOf, codeOf, names } = useMemo(() => countriesIn(language), [language]);
  return (
    <TagsInput
      size="xs"
      miw={220}
      maw={420}
      aria-label={say.values}
      placeholder={codes.length === 0 ? say.countriesHint : ""}
      {...fault}
      data={names}
      limit={12}
      value={codes.map(nameOf)}
      acceptValueOnBlur
      splitChars={splitChars}
      onChange={(typed) => onChange(typed.map(codeOf))}
    />
  );
}

/** Names of all countries by their codes of two letters (ISO 3166-1), and back. */
function countriesIn(language: string) {
  const named = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const byCode = new Map(
    codes.flatMap((code) => {
      const name = named.of(code);
      return name === undefined || noCountries.has(code) ? [] : [[code, name] as const];
    }),
  );
  const inUse = [...byCode].filter(([code]) => new Intl.Locale(`und-${code}`).region === code);
  const byName = new Map(inUse.map(([code, name]) => [name.toLowerCase(), code]));
  return {
    // A code that is out of use has the name of its successor, which is offered once.
    names: [...new Set(byCode.values())].sort((a, b) => a.localeCompare(b, language)),
    nameOf: (code: string): string => byCode.get(code.toUpperCase()) ?? code,
    codeOf: (name: string): string => byName.get(name.toLowerCase()) ?? name,
  };
}

/** Codes that browsers name and that are no country: unions, groups and what is unknown. */
const noCountries = new Set(["EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"]);

/** Headcount or revenue between two ends, of which one may be open. */
function SizeRange({
  test,
  onChange,
}: Pick<Props, "onChange"> & { readonly test: Extract<Test, { op: "size" }> }) {
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
