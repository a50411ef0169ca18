import { Alert, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { usePick, useTexts } from "../../language/language-provider.tsx";
import { workflowChoicesQuery } from "../../server/queries.ts";
import type { Wish } from "./bind-form.tsx";
import { ListNumber } from "./list-number.tsx";
import { workflowsTexts } from "./workflows-texts.ts";

type Props = { readonly wish: Wish; readonly onPut: (changed: Partial<Wish>) => void };

/** Which list or workflow: for a property it is only named, for the page's own words. */
export function BindTarget({ wish, onPut }: Props) {
  const say = useTexts(workflowsTexts);
  const pick = usePick();
  const query = useQuery(workflowChoicesQuery);
  const choices = query.data?.choices ?? [];
  return (
    <>
      {wish.actuator === "list" && <ListNumber wish={wish} onPut={onPut} />}
      {wish.actuator === "workflow" && (
        <Select
          label={say.target}
          searchable
          value={wish.target}
          data={choices.flatMap(({ workflowId, name }) =>
            workflowId === null ? [] : [{ value: workflowId, label: name }],
          )}
          onChange={(target) => {
            const chosen = choices.find(({ workflowId }) => workflowId === target);
            onPut({
              target,
              workflow: chosen ? { flowId: chosen.flowId, name: chosen.name } : null,
            });
          }}
        />
      )}
      {wish.actuator !== "workflow" && (
        <Select
          label={say.workflow}
          placeholder={say.noWorkflow}
          clearable
          searchable
          value={wish.workflow?.flowId ?? null}
          data={choices.map(({ flowId, name }) => ({ value: flowId, label: name }))}
          onChange={(flowId) => {
            const chosen = choices.find((choice) => choice.flowId === flowId);
            onPut({ workflow: chosen ? { flowId: chosen.flowId, name: chosen.name } : null });
          }}
        />
      )}
      {query.data?.unavailable && <Alert color="gray">{pick(query.data.unavailable)}</Alert>}
    </>
  );
}
