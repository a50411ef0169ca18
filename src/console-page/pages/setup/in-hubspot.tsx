import { Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useTexts } from "../../language/language-provider.tsx";
import { setupTexts } from "./setup-texts.ts";

/** What only a person can do in HubSpot itself: placing the card and the view for sales. */
export function InHubSpot() {
  const say = useTexts(setupTexts);
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.afterTitle}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {(
          [
            [say.cardTitle, say.card],
            [say.viewTitle, say.view],
          ] as const
        ).map(([title, text]) => (
          <Paper key={title} withBorder p="md">
            <Title order={3} size="h5" mb={4}>
              {title}
            </Title>
            <Text size="sm">{text}</Text>
          </Paper>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
