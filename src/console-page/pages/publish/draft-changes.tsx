import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Draft } from "../../../console/api/schemas/drafts.ts";
import { useFormats } from "../../language/formats.ts";
import { useTexts } from "../../language/language-provider.tsx";
import { diffQuery, versionsQuery } from "../../server/queries.ts";
import { ChangeList } from "./change-list.tsx";
import { publishTexts } from "./publish-texts.ts";

/** How the draft differs from the version in force, in words; nothing before the first publish. */
export function DraftChanges({ draft }: { readonly draft: Draft }) {
  const versions = useQuery(versionsQuery);
  const inForce = versions.data?.versions.find(
    ({ kind, isInForce }) => kind === draft.kind && isInForce,
  );
  return inForce === undefined ? null : <Changes kind={draft.kind} from={inForce.version} />;
}

function Changes({ kind, from }: { readonly kind: Draft["kind"]; readonly from: number }) {
  const say = useTexts(publishTexts);
  const { number } = useFormats();
  const query = useQuery(diffQuery({ kind, from }));
  if (query.data === undefined) return null;
  return (
    <details open={query.data.changes.length <= 12}>
      <summary>
        <Text component="span" size="sm" fw={600}>
          {say.changes(number(query.data.changes.length))}
        </Text>
      </summary>
      <ChangeList changes={query.data.changes} />
    </details>
  );
}
