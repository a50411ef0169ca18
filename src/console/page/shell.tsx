import {
  AppShell,
  Badge,
  Burger,
  Group,
  Menu,
  NavLink,
  ScrollArea,
  Stack,
  Text,
  UnstyledButton,
  VisuallyHidden,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { BreakerBanner } from "../breaker/page/breaker-banner.tsx";
import { StandingBanner } from "../standing/page/standing-banner.tsx";
import { peopleTexts } from "../people/page/people-texts.ts";
import { ZoneContext } from "../shell/page/language/formats.ts";
import { useTexts } from "../shell/page/language/language-provider.tsx";
import { Chevron } from "../shell/page/marks/icons.tsx";
import { Toasts } from "../shell/page/marks/toasts.tsx";
import { PlaceLink } from "../shell/page/navigation/place-link.tsx";
import { usePlace } from "../shell/page/navigation/place.ts";
import { breakerQuery, standingQuery } from "../shell/page/server/queries.ts";
import { useSession } from "../shell/page/server/use-session.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { pageGroups, type Page } from "./pages.ts";
import { shellTexts } from "./shell-texts.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { change } from "../shell/page/server/call.ts";

/** The frame of every page: brand, account, language, who is inside, menu, and what stands still. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const say = useTexts(shellTexts);
  const session = useSession();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 208, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
      padding={{ base: "sm", sm: "lg" }}
    >
      <a className="skip-link" href="#content">
        {say.skip}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={say.menu}
              aria-expanded={isOpen}
            />
            <Brand />
            <Text size="sm" c="dimmed" visibleFrom="sm">
              {say.portal(String(session.portalId))}
            </Text>
            {session.isDemo && (
              <Badge variant="light" color="leaf" visibleFrom="xs">
                {say.demo}
              </Badge>
            )}
          </Group>
          <Group gap="sm" wrap="nowrap">
            <LanguageSwitch />
            <PersonMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={say.pages}>
        <ScrollArea type="auto">
          {pageGroups.map(({ name, pages }) => (
            <Stack key={name} gap={0} mb="sm" role="group" aria-label={say.groups[name]}>
              <Text size="xs" fw={600} c="dimmed" px="xs" pb={2} aria-hidden>
                {say.groups[name]}
              </Text>
              {pages.map((page) => (
                <PageEntry key={page.name} page={page} onClick={close} />
              ))}
            </Stack>
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <ZoneContext value={session.timeZone}>
          <StandingBanner />
          <BreakerBanner />
          {children}
        </ZoneContext>
      </AppShell.Main>
      <Toasts />
    </AppShell>
  );
}

/** How many things wait for somebody: what stands still, and what the breaker holds. */
function useWaiting(): number {
  const { data: standing } = useQuery(standingQuery);
  const { data: breaker } = useQuery(breakerQuery);
  if (standing === undefined || !standing.needsSomebody) return 0;
  // A permission that was not granted is a choice, and preparing ends by itself.
  const states = standing.states.filter(
    ({ kind }) => kind !== "permissionMissing" && kind !== "preparing",
  );
  return states.length + (breaker === undefined || breaker.since === null ? 0 : 1);
}

type PageEntryProps = { readonly page: Page; readonly onClick: () => void };

function PageEntry({ page: { name, icon: Icon }, onClick }: PageEntryProps) {
  const say = useTexts(shellTexts);
  const { path } = usePlace();
  const waiting = useWaiting();
  const count = name === "health" ? waiting : 0;
  return (
    <NavLink
      component={PlaceLink}
      to={name}
      label={say.nav[name]}
      py={5}
      px="xs"
      leftSection={<Icon />}
      {...(count > 0 && {
        rightSection: (
          <Badge color="red.8" size="sm" circle>
            <span aria-hidden>{count}</span>
            <VisuallyHidden>{say.standing(count)}</VisuallyHidden>
          </Badge>
        ),
      })}
      active={path === name}
      aria-current={path === name ? "page" : undefined}
      onClick={onClick}
    />
  );
}

/** The product's name and mark. */
export function Brand() {
  const say = useTexts(shellTexts);
  return (
    <Group gap={8} wrap="nowrap">
      <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="16" cy="18" r="12" fill="#c92a2a" />
        <path d="M16 8c0-3 2-6 6-6 0 4-3 6-6 6z" fill="#2b8a3e" />
        <path
          d="M10 19.500l4 4 8-9"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinecap="round"
        />
      </svg>
      <Text fw={700} size="lg">
        {say.product}
      </Text>
    </Group>
  );
}

/** Who is inside, with the role below, and the way out. */
function PersonMenu() {
  const say = useTexts(shellTexts);
  const { roles } = useTexts(peopleTexts);
  const { email, role } = useSession();
  const client = useQueryClient();
  const leave = async (): Promise<void> => {
    await change("POST", "/session/end");
    client.clear();
    window.location.assign("/console/");
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton data-person>
          <Group gap={6} wrap="nowrap">
            <Stack gap={0} align="flex-end" maw={{ base: 110, xs: 240 }}>
              <Text size="sm" fw={550} lh={1.25} truncate maw="100%">
                {email === "" ? say.somebody : email}
              </Text>
              <Text size="xs" c="dimmed" lh={1.25}>
                {roles[role]}
              </Text>
            </Stack>
            <Chevron size={14} />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {email !== "" && (
          <Text size="sm" px="sm" py={6}>
            {email}
          </Text>
        )}
        <Menu.Item component={PlaceLink} to="settings">
          {say.nav.settings}
        </Menu.Item>
        <Menu.Item onClick={() => void leave()}>{say.leave}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
