import { Anchor } from "@mantine/core";
import { useTexts } from "../language/language-provider.tsx";
import { texts } from "../language/language.ts";
import { External } from "./icons.tsx";

const linkTexts = texts(
  { open: (who: string) => `Open ${who} in HubSpot (new tab)` },
  { open: (who: string) => `Abrir ${who} en HubSpot (pestaña nueva)` },
);

/** A small link to the contact's record in HubSpot. */
export function RecordLink({ url, who }: { readonly url: string; readonly who: string }) {
  const say = useTexts(linkTexts);
  if (!isWebAddress(url)) return null;
  return (
    <Anchor
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={say.open(who)}
      c="var(--tone-good)"
    >
      <External size={16} />
    </Anchor>
  );
}

/** Only web addresses become links: whatever a portal holds, it is never run. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address);
}
