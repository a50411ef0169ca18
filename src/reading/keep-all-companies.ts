import { listPage } from "../hubspot/list-page.ts";
import type { PortalWork } from "../portal-work.ts";
import { keepCompanies } from "../store/companies.ts";
import type { ReadingDeps } from "./reading.ts";
import { cutIntoSegments, takePage, whole, type Segment } from "./segments.ts";

/**
 * Lists all companies once and keeps them, in runs side by side where the portal is big; none when the model needs
 * nothing of them. Throws HubSpotError.
 */
export async function keepAllCompanies(
  deps: ReadingDeps,
  work: PortalWork,
  isBig: boolean,
): Promise<void> {
  if (work.reads.company.length === 0) return;
  // Where the cut of the contacts worked, so does that of the companies.
  const cut = { leastToCut: 1_000, isCursorKnown: true };
  const segments = isBig
    ? (await cutIntoSegments(work.client, "companies", cut)).segments
    : [whole];
  await Promise.all(segments.map((segment) => keepSegment(deps, work, segment)));
}

async function keepSegment(
  { ledger, clock }: ReadingDeps,
  work: PortalWork,
  start: Segment,
): Promise<void> {
  for (let segment = start; !segment.isDone;) {
    const { after } = segment;
    const page = await listPage(work.client, "companies", {
      after,
      properties: work.reads.company,
    });
    const { objects, next } = takePage(segment, page);
    await keepCompanies(ledger, work.portalId, objects, clock.now());
    segment = next;
  }
}
