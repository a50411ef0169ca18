// Updates portals in the folder that it is given, over and over, and prints each round's number, until it is killed.
import { portalId } from "../../../src/store/engine/portal-id.ts";
import { openPortalsFile } from "../../../src/store/portals/portals-file.ts";
import { portalOf } from "../../support/portals/portal-of.ts";

const portals = await openPortalsFile(process.argv[2] ?? "");
const first = ((await portals.list())[0]?.installedAt ?? 0) + 1;
for (let round = first; ; round += 1) {
  // Both portals are of one document: a reader must never see them apart by more than one step.
  await portals.install(portalId(1), () =>
    portalOf(1, { installedAt: round, installedBy: "x".repeat(((round % 7) + 1) * 500_000) }),
  );
  await portals.install(portalId(2), () => portalOf(2, { installedAt: round }));
  console.log(round);
}
