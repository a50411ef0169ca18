import { Flex, Heading, LoadingButton, Select, Text } from "@hubspot/ui-extensions";
import { useState, type ReactNode } from "react";
import { askApp } from "@ripen/talk/ask-app.ts";
import { refusalText } from "./refusal-text.ts";
import type { MappedField, PropertyChoice } from "./settings-state.ts";
import type { SettingsHold } from "./settings-view.tsx";

type Side = "contact" | "company";
type Mapping = Pick<MappedField, Side>;

/** Native selects, one for each record type that a field is read from; saving publishes a version. */
export function MappingPart({ hold }: { readonly hold: SettingsHold }): ReactNode {
  const { state, place, voice, announce, reload } = hold;
  const { words } = voice;
  const [edits, setEdits] = useState<Readonly<Record<string, Mapping>>>({});
  const [isSending, setIsSending] = useState(false);
  const { fields, choices, model } = state;

  const save = async (): Promise<void> => {
    setIsSending(true);
    const asked = await askApp<{ readonly version: number }>(
      place.appUrl,
      "/cards/settings/mapping",
      { version: model?.version ?? 0, fields: edits },
    );
    if (asked.ok) {
      const { version } = asked.value;
      announce("success", version === model?.version ? words.unchanged : words.saved(version));
    } else {
      announce("danger", refusalText(asked.code, words));
    }
    if (asked.ok || asked.code === "version_outdated") {
      setEdits({});
      await reload();
    }
    setIsSending(false);
  };
  const edit = (field: MappedField, side: Side, name: string): void => {
    const before = edits[field.name] ?? { contact: field.contact, company: field.company };
    setEdits({ ...edits, [field.name]: { ...before, [side]: name === "" ? null : name } });
  };

  return (
    <Flex direction="column" gap="small">
      <Heading>{words.mappingTitle}</Heading>
      <Text>{words.mappingHelp}</Text>
      {state.mayEdit && !state.mayPublish && <Text>{words.mappingLookOnly}</Text>}
      {choices === null ? (
        <Text format={{ italic: true }}>{words.choicesMissing}</Text>
      ) : (
        fields.map((field) => {
          const mapping = edits[field.name] ?? field;
          return (
            <Flex key={field.name} direction="row" gap="small" wrap="wrap">
              {(["company", "contact"] as const).map((side) => (
                <Select
                  key={side}
                  name={`${field.name}-${side}`}
                  label={
                    side === "company"
                      ? words.companyProperty(field.label)
                      : words.contactProperty(field.label)
                  }
                  value={mapping[side] ?? ""}
                  readOnly={!state.mayPublish}
                  options={optionsOf(choices[side], mapping[side], words.notRead)}
                  onChange={(value) => edit(field, side, String(value))}
                />
              ))}
            </Flex>
          );
        })
      )}
      <LoadingButton
        variant="primary"
        loading={isSending}
        disabled={!state.mayPublish || Object.keys(edits).length === 0}
        onClick={() => void save()}
      >
        {words.save}
      </LoadingButton>
    </Flex>
  );
}

/** The portal's properties; one that is mapped and gone from the portal stays visible under its name. */
function optionsOf(
  choices: readonly PropertyChoice[],
  current: string | null,
  notRead: string,
): { label: string; value: string }[] {
  const isKnown = current === null || choices.some(({ name }) => name === current);
  return [
    { label: notRead, value: "" },
    ...(isKnown ? [] : [{ label: `${current} (?)`, value: current }]),
    ...choices.map(({ name, label }) => ({ label: `${label} (${name})`, value: name })),
  ];
}
