import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import {
  Bolt,
  Chart,
  Eye,
  Flag,
  Gear,
  House,
  Key,
  Link,
  People,
  Pulse,
  Scroll,
  Sliders,
  Squares,
  Upload,
} from "../shell/page/marks/icons.tsx";
import type { shellTexts } from "./shell-texts.ts";

/** One page of the console: its address below the base is its name. */
export type Page = {
  readonly name: keyof (typeof shellTexts)["en"]["nav"];
  readonly icon: ComponentType<{ readonly size?: number }>;
  readonly content: LazyExoticComponent<ComponentType>;
};

/** Pages that belong together, under a heading of the menu. */
type PageGroup = {
  readonly name: keyof (typeof shellTexts)["en"]["groups"];
  readonly pages: readonly Page[];
};

/** Every page by what a person comes for, in the order of the menu; each is loaded when it is first opened. */
export const pageGroups: readonly PageGroup[] = [
  {
    name: "work",
    pages: [
      {
        name: "home",
        icon: House,
        content: lazy(async () => ({
          default: (await import("../home/page/home-page.tsx")).HomePage,
        })),
      },
      {
        name: "leads",
        icon: People,
        content: lazy(async () => ({
          default: (await import("../leads/page/leads-page.tsx")).LeadsPage,
        })),
      },
      {
        name: "matrix",
        icon: Squares,
        content: lazy(async () => ({
          default: (await import("../matrix/page/matrix-page.tsx")).MatrixPage,
        })),
      },
    ],
  },
  {
    name: "tune",
    pages: [
      {
        name: "model",
        icon: Sliders,
        content: lazy(async () => ({
          default: (await import("../drafts/page/model-page.tsx")).ModelPage,
        })),
      },
      {
        name: "preview",
        icon: Eye,
        content: lazy(async () => ({
          default: (await import("../preview/page/preview-page.tsx")).PreviewPage,
        })),
      },
      {
        name: "evidence",
        icon: Chart,
        content: lazy(async () => ({
          default: (await import("../evidence/page/evidence-page.tsx")).EvidencePage,
        })),
      },
      {
        name: "publish",
        icon: Upload,
        content: lazy(async () => ({
          default: (await import("../versions/page/publish-page.tsx")).PublishPage,
        })),
      },
    ],
  },
  {
    name: "connect",
    pages: [
      {
        name: "setup",
        icon: Flag,
        content: lazy(async () => ({
          default: (await import("../setup/page/setup-page.tsx")).SetupPage,
        })),
      },
      {
        name: "mapping",
        icon: Link,
        content: lazy(async () => ({
          default: (await import("../mapping/page/mapping-page.tsx")).MappingPage,
        })),
      },
      {
        name: "workflows",
        icon: Bolt,
        content: lazy(async () => ({
          default: (await import("../workflows/page/workflows-page.tsx")).WorkflowsPage,
        })),
      },
    ],
  },
  {
    name: "run",
    pages: [
      {
        name: "health",
        icon: Pulse,
        content: lazy(async () => ({
          default: (await import("../health/page/health-page.tsx")).HealthPage,
        })),
      },
      {
        name: "people",
        icon: Key,
        content: lazy(async () => ({
          default: (await import("../people/page/people-page.tsx")).PeoplePage,
        })),
      },
      {
        name: "audit",
        icon: Scroll,
        content: lazy(async () => ({
          default: (await import("../audit/page/audit-page.tsx")).AuditPage,
        })),
      },
      {
        name: "settings",
        icon: Gear,
        content: lazy(async () => ({
          default: (await import("../settings/page/settings-page.tsx")).SettingsPage,
        })),
      },
    ],
  },
];

/** The page at that address; undefined where there is none. */
export function pageAt(path: string): Page | undefined {
  return pageGroups.flatMap(({ pages }) => pages).find(({ name }) => name === path);
}
