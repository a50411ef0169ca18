import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import {
  Bolt,
  Chart,
  Eye,
  Flag,
  House,
  Link,
  People,
  Phone,
  Pulse,
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

/** Every page, in the order of the menu; each is loaded when it is first opened. */
export const pages: readonly Page[] = [
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
    name: "model",
    icon: Sliders,
    content: lazy(async () => ({
      default: (await import("../drafts/page/model-page.tsx")).ModelPage,
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
    name: "preview",
    icon: Eye,
    content: lazy(async () => ({
      default: (await import("../preview/page/preview-page.tsx")).PreviewPage,
    })),
  },
  {
    name: "workflows",
    icon: Bolt,
    content: lazy(async () => ({
      default: (await import("../workflows/page/workflows-page.tsx")).WorkflowsPage,
    })),
  },
  {
    name: "sales",
    icon: Phone,
    content: lazy(async () => ({
      default: (await import("../sales/page/sales-page.tsx")).SalesPage,
    })),
  },
  {
    name: "publish",
    icon: Upload,
    content: lazy(async () => ({
      default: (await import("../versions/page/publish-page.tsx")).PublishPage,
    })),
  },
  {
    name: "health",
    icon: Pulse,
    content: lazy(async () => ({
      default: (await import("../health/page/health-page.tsx")).HealthPage,
    })),
  },
];
