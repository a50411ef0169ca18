import {
  ActionIcon,
  Button,
  Group,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import type { ReactNode } from "react";
import type { Both } from "../../../language/language.ts";
import { usePick, useTexts } from "../../../language/language-provider.tsx";
import { Cross, Plus } from "../../../shell/icons.tsx";
import type { Remarks } from "../findings-at.ts";
import { RemarkList } from "../remark-list.tsx";
import { gateTexts } from "./gate-texts.ts";

type ListProps = {
  readonly title: string;
  readonly hint: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
};

/** One kind of gate: what it does, its members, and a way to add one. */
export function GateSection({ title, hint, onAdd, children }: ListProps) {
  const say = useTexts(gateTexts);
  return (
    <Stack gap="sm" component="section">
      <div>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      </div>
      {children}
      <Group>
        <Button
          variant="light"
          leftSection={<Plus size={16} />}
          aria-label={`${say.add}: ${title}`}
          onClick={onAdd}
        >
          {say.add}
        </Button>
      </Group>
    </Stack>
  );
}

type BoxProps = {
  readonly label: Both;
  readonly remarks: Remarks;
  readonly onLabel: (label: Both) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
};

/** One gate: its name in both languages and whatever its kind needs. */
export function GateBox({ label, remarks, onLabel, onRemove, children }: BoxProps) {
  const say = useTexts(gateTexts);
  const pick = usePick();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <RemarkList remarks={remarks} />
        <Group align="flex-end" wrap="nowrap">
          <SimpleGrid cols={{ base: 1, sm: 2 }} flex={1}>
            <TextInput
              label={say.labelEn}
              value={label.en}
              onChange={({ currentTarget }) => onLabel({ ...label, en: currentTarget.value })}
            />
            <TextInput
              label={say.labelEs}
              value={label.es}
              onChange={({ currentTarget }) => onLabel({ ...label, es: currentTarget.value })}
            />
          </SimpleGrid>
          <ActionIcon
            variant="subtle"
            color="gray.8"
            size="lg"
            aria-label={say.remove(pick(label))}
            onClick={onRemove}
          >
            <Cross />
          </ActionIcon>
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
