import { Button, Menu, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTexts } from "../language/language-provider.tsx";
import { change } from "../server/call.ts";
import { useSession } from "../server/use-session.ts";
import { shellTexts } from "./shell-texts.ts";

/** Who is inside with which role, and the way out. */
export function PersonMenu() {
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
        <Button size="xs" variant="default">
          {say.roles[role]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {email !== "" && (
          <Text size="sm" px="sm" py={6}>
            {email}
          </Text>
        )}
        <Menu.Item onClick={() => void leave()}>{say.leave}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
