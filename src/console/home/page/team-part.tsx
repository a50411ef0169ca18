import { Switch, Table, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Home } from "../../contract/home.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { change } from "../../shell/page/server/call.ts";
import { useChange } from "../../shell/page/server/use-change.ts";
import { useMay } from "../../shell/page/server/use-session.ts";
import { Failure } from "../../shell/page/states/failure.tsx";
import { behind, Linked, Section, type Part } from "./home-parts.tsx";
import { homeTexts } from "./home-texts.ts";

/** The figures by team, and by person where an admin has switched that on. */
export function Teams({ home }: Part) {
  const say = useTexts(homeTexts);
  const client = useQueryClient();
  const mayPublish = useMay("publish");
  const show = useChange(
    (isOn: boolean) => change<Home>("PUT", "/home/people", { isOn }),
    () => void client.invalidateQueries({ queryKey: ["/home"] }),
  );
  return (
    <Section title={say.teams}>
      <Groups home={home} by="team" groups={home.teams} title={say.team} nobody={say.noTeam} />
      {home.people !== null && (
        <>
          <Title order={3} size="h6">
            {say.people}
          </Title>
          <Groups
            home={home}
            by="person"
            groups={home.people}
            title={say.person}
            nobody={say.nobody}
          />
        </>
      )}
      {mayPublish && (
        <Switch
          label={say.peopleOn}
          description={say.peopleHint}
          checked={home.people !== null}
          disabled={show.isPending}
          onChange={({ currentTarget: { checked } }) => show.mutate(checked)}
        />
      )}
      {show.isError && <Failure error={show.error} />}
    </Section>
  );
}

function Groups({
  home,
  by,
  groups,
  title,
  nobody,
}: Part & {
  readonly by: "team" | "person";
  readonly groups: Home["teams"];
  readonly title: string;
  readonly nobody: string;
}) {
  const say = useTexts(homeTexts);
  const shown = ["told", "in_time", "late", "overdue", "answered", "yes", "never"] as const;
  return (
    <Table.ScrollContainer minWidth={640} type="native" tabIndex={0} aria-label={title}>
      <Table tabularNums verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{title}</Table.Th>
            {shown.map((name) => (
              <Table.Th key={name} ta="right">
                {say.figures[name]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((group) => (
            <Table.Tr key={group.name}>
              <Table.Td>{group.name || nobody}</Table.Td>
              {shown.map((name) => (
                <Table.Td key={name} ta="right">
                  <Linked
                    value={group[name]}
                    to={behind(name, home.span, { [by]: group.name })}
                    of={`${group.name || nobody}, ${say.figures[name]}`}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
