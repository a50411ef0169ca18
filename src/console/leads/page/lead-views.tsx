import {
  ActionIcon,
  Button,
  Group,
  Popover,
  TextInput,
  Tooltip,
  VisuallyHidden,
} from "@mantine/core";
import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { useState } from "react";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { Cross, Plus } from "../../shell/page/marks/icons.tsx";
import { PlaceLink } from "../../shell/page/navigation/place-link.tsx";
import { useSession } from "../../shell/page/server/use-session.ts";
import { leadsTexts } from "./leads-texts.ts";

/** A list with a name; its address is all that it is. */
type View = { readonly name: string; readonly place: string };

/** What most people look for, each with an address of its own. */
const usualViews = {
  all: "leads",
  mine: "leads?ready=true&owner=mine",
  overdue: "leads?handoff=overdue",
  raised: "leads?handoff=raised",
  unassigned: "leads?ready=true&owner=none",
  customers: "leads?kind=customer",
} as const;

const mostViews = 12;
const longestName = 40;

/** Lists to go to, those that this person has kept among them, and the way to keep the one that is shown. */
export function LeadViews({ place }: { readonly place: string }) {
  const say = useTexts(leadsTexts);
  const { portalId } = useSession();
  const [kept, keep] = useLocalStorage<readonly View[]>({
    key: `ripen-views-${portalId}`,
    defaultValue: [],
    getInitialValueInEffect: false,
    deserialize: readViews,
  });
  const usual = Object.entries(usualViews).map(([name, at]) => ({
    name: say.views[name as keyof typeof usualViews],
    place: at,
  }));
  const isKnown = [...usual, ...kept].some((view) => view.place === place);
  return (
    <Group gap={4} component="nav" aria-label={say.viewsLabel}>
      {usual.map((view) => (
        <ViewLink key={view.place} view={view} isCurrent={view.place === place} />
      ))}
      {kept.map((view) => (
        <Group key={view.place} gap={0} wrap="nowrap">
          <ViewLink view={view} isCurrent={view.place === place} />
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={say.forgetView(view.name)}
            onClick={() => keep(kept.filter((one) => one !== view))}
          >
            <Cross size={12} />
          </ActionIcon>
        </Group>
      ))}
      {!isKnown && kept.length < mostViews && (
        <KeepView onKeep={(name) => keep([...kept, { name, place }])} />
      )}
    </Group>
  );
}

function ViewLink({ view, isCurrent }: { readonly view: View; readonly isCurrent: boolean }) {
  return (
    <Button
      component={PlaceLink}
      to={view.place}
      size="compact-sm"
      variant={isCurrent ? "light" : "subtle"}
      {...(!isCurrent && { color: "gray" })}
      aria-current={isCurrent ? "page" : undefined}
    >
      {view.name}
    </Button>
  );
}

function KeepView({ onKeep }: { readonly onKeep: (name: string) => void }) {
  const say = useTexts(leadsTexts);
  const [isOpen, { open, close }] = useDisclosure(false);
  const [name, setName] = useState("");
  return (
    <Popover opened={isOpen} onClose={close} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={say.keepHint} disabled={isOpen}>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Plus size={14} />}
            onClick={open}
          >
            {say.keepView}
          </Button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === "") return;
            onKeep(name.trim());
            setName("");
            close();
          }}
        >
          <Group gap="xs" align="flex-end">
            <TextInput
              size="xs"
              label={say.viewName}
              maxLength={longestName}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <Button size="xs" type="submit" disabled={name.trim() === ""}>
              {say.keep}
            </Button>
          </Group>
        </form>
        <VisuallyHidden>{say.keepHint}</VisuallyHidden>
      </Popover.Dropdown>
    </Popover>
  );
}

/** What the browser has kept is read as from a stranger: whatever is no view is left out. */
function readViews(text: string | undefined): readonly View[] {
  try {
    const found: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(found) ? found.filter(isView).slice(0, mostViews) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is View {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    typeof value.name === "string" &&
    "place" in value &&
    typeof value.place === "string" &&
    /^leads(\?|$)/.test(value.place)
  );
}
