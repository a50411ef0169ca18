import { AppShell, Badge, Burger, Button, Group, Menu, NavLink, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { BreakerBanner } from "../breaker/page/breaker-banner.tsx";
import { StandingBanner } from "../standing/page/standing-banner.tsx";
import { ZoneContext } from "../shell/page/language/formats.ts";
import { useTexts } from "../shell/page/language/language-provider.tsx";
import { PlaceLink } from "../shell/page/navigation/place-link.tsx";
import { usePlace } from "../shell/page/navigation/place.ts";
import { useSession } from "../shell/page/server/use-session.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { pages } from "./pages.ts";
import { shellTexts } from "./shell-texts.ts";
import { useQueryClient } from "@tanstack/react-query";
import { change } from "../shell/page/server/call.ts";

/** The frame of every page: brand, account, language, menu, and what stands still. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const say = useTexts(shellTexts);
  const session = useSession();
  const { path } = usePlace();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
      padding={{ base: "sm", sm: "lg" }}
    >
      <a className="skip-link" href="#content">
        {say.skip}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
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
      <AppShell.Navbar p="sm" aria-label={say.pages}>
        {pages.map(({ name, icon: Icon }) => (
          <NavLink
            key={name}
            component={PlaceLink}
            to={name}
            label={say.nav[name]}
            leftSection={<Icon />}
            active={path === name}
            aria-current={path === name ? "page" : undefined}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <ZoneContext value={session.timeZone}>
          <StandingBanner />
          <BreakerBanner />
          {children}
        </ZoneContext>
      </AppShell.Main>
    </AppShell>
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

/** Who is inside with which role, and the way out. */
function PersonMenu() {
  const say = useTexts(shellTexts);
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
        <Button size="xs" variant="default" h="auto" py={4}>
          <Stack gap={0} align="flex-start">
            <Text size="xs" fw={600} maw={{ base: 110, sm: 200 }} truncate>
              {email === "" ? say.roles[role] : email}
            </Text>
            {email !== "" && (
              <Text size="xs" c="dimmed">
                {say.roles[role]}
              </Text>
            )}
          </Stack>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void leave()}>{say.leave}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
