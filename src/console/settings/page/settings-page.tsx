import { Group, SegmentedControl, Stack, Text, Title, useMantineColorScheme } from "@mantine/core";
import { SalesTerms } from "../../sales/page/sales-terms.tsx";
import { useLanguage, useTexts } from "../../shell/page/language/language-provider.tsx";
import { texts } from "../../shell/page/language/language.ts";
import { PageFrame } from "../../shell/page/marks/page-frame.tsx";

const settingsTexts = texts(
  {
    title: "Settings",
    lead: "How the console looks to you, and what this account has agreed with sales.",
    here: "In this browser",
    hereHint: "Only you see this, here. Labels in HubSpot keep the account's language.",
    language: "Language of the console",
    look: "Appearance",
    looks: { auto: "As the system", light: "Light", dark: "Dark" },
  },
  {
    title: "Ajustes",
    lead: "Cómo se le muestra la consola y lo que esta cuenta ha acordado con ventas.",
    here: "En este navegador",
    hereHint: "Solo lo ve usted, aquí. Las etiquetas en HubSpot mantienen el idioma de la cuenta.",
    language: "Idioma de la consola",
    look: "Aspecto",
    looks: { auto: "Como el sistema", light: "Claro", dark: "Oscuro" },
  },
);

const looks = ["auto", "light", "dark"] as const;

/** What a person sets for themselves, and what holds for the whole account. */
export function SettingsPage() {
  const say = useTexts(settingsTexts);
  const { language, choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <PageFrame title={say.title} lead={say.lead}>
      <Stack gap="xl" maw={860}>
        <Stack gap="sm" component="section">
          <div>
            <Title order={2} size="h4">
              {say.here}
            </Title>
            <Text size="sm" c="dimmed">
              {say.hereHint}
            </Text>
          </div>
          <Group gap="xl">
            <Choice
              label={say.language}
              value={language}
              data={[
                { value: "en", label: "English" },
                { value: "es", label: "Español" },
              ]}
              onChange={(chosen) => choose(chosen === "es" ? "es" : "en")}
            />
            <Choice
              label={say.look}
              value={colorScheme}
              data={looks.map((value) => ({ value, label: say.looks[value] }))}
              onChange={(chosen) =>
                setColorScheme(looks.find((value) => value === chosen) ?? "auto")
              }
            />
          </Group>
        </Stack>
        <SalesTerms />
      </Stack>
    </PageFrame>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly data: { readonly value: string; readonly label: string }[];
  readonly onChange: (chosen: string) => void;
};

function Choice({ label, value, data, onChange }: ChoiceProps) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <SegmentedControl aria-label={label} value={value} data={data} onChange={onChange} />
    </Stack>
  );
}
