import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Versions } from "../../contract/versions.ts";
import { useFormats } from "../../shell/page/language/formats.ts";
import { useTexts } from "../../shell/page/language/language-provider.tsx";
import { diffQuery } from "../../shell/page/server/queries.ts";
import { Loaded } from "../../shell/page/states/loaded.tsx";
import { ChangeList } from "./change-list.tsx";
import { publishTexts } from "./publish-texts.ts";

type Version = Versions["versions"][number];

type Props = {
  /** Null while nothing is compared. */
  readonly from: Version | null;
  readonly to: Version | null;
  readonly onClose: () => void;
};

/** What differs between an earlier version and the one in force. */
export function CompareDialog({ from, to, onClose }: Props) {
  const say = useTexts(publishTexts);
  const { number } = useFormats();
  return (
    <Modal
      opened={from !== null && to !== null}
      onClose={onClose}
      size="xl"
      title={from && to && say.diffTitle(number(from.version), number(to.version))}
      closeButtonProps={{ "aria-label": say.close }}
    >
      {from !== null && to !== null && <Compared from={from} to={to} />}
    </Modal>
  );
}

function Compared({ from, to }: { readonly from: Version; readonly to: Version }) {
  const query = useQuery(diffQuery({ kind: to.kind, from: from.version, to: to.version }));
  return <Loaded query={query}>{({ changes }) => <ChangeList changes={changes} />}</Loaded>;
}
