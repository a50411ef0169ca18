import { Button, Code, CopyButton, Group } from "@mantine/core";
import { useTexts } from "../language/language-provider.tsx";
import { texts } from "../language/language.ts";

const copyTexts = texts(
  { copy: "Copy", copied: "Copied", copyOf: (name: string) => `Copy ${name}` },
  { copy: "Copiar", copied: "Copiado", copyOf: (name: string) => `Copiar ${name}` },
);

/** A name that somebody types into HubSpot, with a button that copies it. */
export function CopyName({ name }: { readonly name: string }) {
  const say = useTexts(copyTexts);
  return (
    <Group gap={6} wrap="nowrap">
      <Code>{name}</Code>
      <CopyButton value={name}>
        {({ copied, copy }) => (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={copied ? say.copied : say.copyOf(name)}
            onClick={copy}
          >
            {copied ? say.copied : say.copy}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
