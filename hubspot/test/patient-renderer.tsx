import { createRenderer, type Renderer } from "@hubspot/ui-extensions/testing";
import { useEffect, useState, type ReactNode } from "react";
import { onTestFinished } from "vitest";

type Place = "crm.record.tab" | "settings";

/**
 * HubSpot's test renderer for one test: it waits for a fact as long as the test may last, because its own second is too
 * short under load, and what it shows goes with the test instead of looking for news in the next one.
 */
export function patientRenderer<At extends Place>(place: At): Renderer<At> {
  const page = createRenderer(place);
  return {
    ...page,
    render: (node) => {
      const curtain = { fall: (): void => undefined };
      onTestFinished(() => curtain.fall());
      return page.render(<Stage curtain={curtain}>{node}</Stage>);
    },
    waitFor: (check) => page.waitFor(check, { timeoutInMs: 0 }),
  };
}

function Stage({
  curtain,
  children,
}: {
  readonly curtain: { fall: () => void };
  readonly children: ReactNode;
}): ReactNode {
  const [isOpen, setOpen] = useState(true);
  useEffect(() => {
    curtain.fall = () => setOpen(false);
  }, [curtain]);
  return isOpen ? children : null;
}
