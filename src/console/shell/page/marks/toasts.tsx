import { Affix, Button, Group, Notification, Stack, Text } from "@mantine/core";
import { useEffect, useSyncExternalStore } from "react";
import type { Both } from "../language/language.ts";
import { usePick, useTexts } from "../language/language-provider.tsx";
import { texts } from "../language/language.ts";
import { CallFailure } from "../server/call-failure.ts";
import { stateTexts } from "../states/state-texts.ts";

const toastTexts = texts(
  { close: "Close the message", undo: "Undo" },
  { close: "Cerrar el mensaje", undo: "Deshacer" },
);

/** Long enough to read two lines and to press a button, in milliseconds. */
const shownMs = 8_000;
const mostAtOnce = 3;

type Toast = {
  readonly id: number;
  readonly text: string;
  readonly isFailure: boolean;
  /** What the server said, in both languages; null where it said nothing. */
  readonly advice: Both | null;
  readonly undo: (() => void) | null;
};

let toasts: readonly Toast[] = [];
let made = 0;
const listeners = new Set<() => void>();

function show(toast: Omit<Toast, "id">): void {
  toasts = [...toasts, { ...toast, id: (made += 1) }].slice(-mostAtOnce);
  for (const listener of listeners) listener();
}

function close(id: number): void {
  toasts = toasts.filter((toast) => toast.id !== id);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says in a corner what has just been done, for some seconds; `undo` takes it back. */
export function tell(text: string, undo: (() => void) | null = null): void {
  show({ text, isFailure: false, advice: null, undo });
}

/** Says that something did not go through, and what to do. */
export function tellFailure(text: string, error: unknown): void {
  show({
    text,
    isFailure: true,
    advice: error instanceof CallFailure ? error.texts : null,
    undo: null,
  });
}

/** Where messages stand; once on the page. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <Affix position={{ bottom: 16, right: 16 }} zIndex={500} withinPortal={false}>
      <Stack gap="xs" w="min(380px, calc(100vw - 32px))" role="status" aria-live="polite">
        {shown.map((toast) => (
          <OneToast key={toast.id} toast={toast} />
        ))}
      </Stack>
    </Affix>
  );
}

function OneToast({ toast: { id, text, isFailure, advice, undo } }: { readonly toast: Toast }) {
  const say = useTexts(toastTexts);
  const states = useTexts(stateTexts);
  const pick = usePick();
  useEffect(() => {
    const timer = window.setTimeout(() => close(id), shownMs);
    return () => window.clearTimeout(timer);
  }, [id]);
  return (
    <Notification
      withBorder
      color={isFailure ? "red" : "leaf"}
      onClose={() => close(id)}
      closeButtonProps={{ "aria-label": say.close }}
    >
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <div>
          <Text size="sm" c="var(--mantine-color-text)">
            {text}
          </Text>
          {isFailure && (
            <Text size="sm" c="dimmed">
              {advice === null ? states.unreachable : pick(advice)}
            </Text>
          )}
        </div>
        {undo !== null && (
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              close(id);
              undo();
            }}
          >
            {say.undo}
          </Button>
        )}
      </Group>
    </Notification>
  );
}
