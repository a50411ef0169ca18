import { Alert, Button, Code, Stack, Text } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { useTexts } from "../language/language-provider.tsx";
import { stateTexts } from "./state-texts.ts";

type Props = { readonly children: ReactNode };
type State = { readonly fault: Error | null };

/** Keeps a fault of one page from taking the others along; React knows no function for it. */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(fault: unknown): State {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault === null ? this.props.children : <Fault fault={fault} />;
  }
}

function Fault({ fault }: { readonly fault: Error }) {
  const say = useTexts(stateTexts);
  return (
    <Alert color="red" title={say.crashed} role="alert">
      <Stack align="flex-start">
        <Text size="sm">{say.crashedText}</Text>
        <Code>{fault.message}</Code>
        <Button variant="default" onClick={() => window.location.reload()}>
          {say.reload}
        </Button>
      </Stack>
    </Alert>
  );
}
