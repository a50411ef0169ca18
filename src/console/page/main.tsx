import "@mantine/core/styles.css";
import "./page.css";
import { StrictMode, Suspense, useEffect, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import {
  EmptyState,
  MantineProvider,
  Button,
  Center,
  Stack,
  createTheme,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
} from "@mantine/core";
import { QueryCache, QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { LanguageProvider, useTexts } from "../shell/page/language/language-provider.tsx";
import { goTo, usePlace } from "../shell/page/navigation/place.ts";
import { CallFailure } from "../shell/page/server/call-failure.ts";
import { sessionQuery, setupQuery } from "../shell/page/server/queries.ts";
import { pageAt } from "./pages.ts";
import { Shell, Brand } from "./shell.tsx";
import { shellTexts } from "./shell-texts.ts";
import { FaultBoundary } from "../shell/page/states/fault-boundary.tsx";
import { Loading } from "../shell/page/states/loading.tsx";
import { Failure } from "../shell/page/states/failure.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

/** The brand's green, dark enough for white text from the seventh shade on (WCAG AA). */
const leaf: MantineColorsTuple = [
  "#eaf6ef",
  "#d6ebdf",
  "#abd7bf",
  "#7dc29c",
  "#58b07f",
  "#3f9f6b",
  "#2c8357",
  "#1f6f48",
  "#175a39",
  "#0f452b",
];

/** The look of the whole page. */
const theme = createTheme({
  colors: { leaf },
  primaryColor: "leaf",
  primaryShade: 7,
  autoContrast: true,
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  defaultRadius: "md",
  cursorType: "pointer",
  headings: { fontWeight: "650" },
  components: {
    // Dozens of closed lists would only make the page heavy.
    Select: { defaultProps: { comboboxProps: { keepMounted: false } } },
    TagsInput: { defaultProps: { comboboxProps: { keepMounted: false } } },
    Accordion: {
      styles: {
        item: {
          background: "var(--mantine-color-body)",
          border: "1px solid var(--mantine-color-default-border)",
        },
      },
    },
    // The page is grey, so that what stands on it is seen without a box around each thing.
    Table: { defaultProps: { bg: "var(--mantine-color-body)" } },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
  },
});

/** Light or dark as a person chose it in this browser; as the system has it until then. */
const keptAppearance = localStorageColorSchemeManager({ key: "ripen-appearance" });

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // A session that ended meanwhile is noticed at once, wherever it is noticed first.
      if (!(error instanceof CallFailure) || error.status !== 401) return;
      if (query.queryKey[0] !== sessionQuery.queryKey[0]) void client.resetQueries(sessionQuery);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof CallFailure && (error.status === 0 || error.status >= 500),
    },
  },
});

/** The whole console. */
function App() {
  return (
    <LanguageProvider>
      <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={keptAppearance}>
        <QueryClientProvider client={client}>
          <Gate>
            <Shell>
              <CurrentPage />
            </Shell>
          </Gate>
        </QueryClientProvider>
      </MantineProvider>
    </LanguageProvider>
  );
}

function CurrentPage() {
  const say = useTexts(shellTexts);
  const { path } = usePlace();
  const page = pageAt(path);
  if (path === "") return <FirstPage />;
  if (page === undefined) {
    return <EmptyState title={say.notFound} description={say.notFoundText} />;
  }
  const { content: Content } = page;
  return (
    <FaultBoundary key={page.name}>
      <Suspense fallback={<Loading />}>
        <Content />
      </Suspense>
    </FaultBoundary>
  );
}

/** Home once the set-up is done, the set-up until then. */
function FirstPage() {
  const setup = useQuery(setupQuery);
  useEffect(() => {
    if (setup.data !== undefined) goTo(setup.data.next === null ? "home" : "setup", "replace");
    else if (setup.isError) goTo("health", "replace");
  }, [setup.data, setup.isError]);
  return <Loading />;
}

/** Lets in whoever has a session, and tells all others how to come in. */
function Gate({ children }: { readonly children: ReactNode }) {
  const session = useQuery(sessionQuery);
  const isAnswered = session.data !== undefined || session.isError;
  useEffect(() => {
    if (isAnswered) document.getElementById("boot")?.remove();
  }, [isAnswered]);
  if (session.error instanceof CallFailure && session.error.status === 401)
    return <Outside isDemo={session.error.code === "DEMO_ENDED"} />;
  if (session.data !== undefined) return children;
  if (session.isError) {
    return (
      <Center h="60vh" px="md" component="main">
        <Failure error={session.error} onRetry={() => void session.refetch()} />
      </Center>
    );
  }
  // What index.html paints stands for the moment of one local call: a frame that comes and goes would only flicker.
  return null;
}

function Outside({ isDemo }: { readonly isDemo: boolean }) {
  const say = useTexts(shellTexts);
  return (
    <Center mih="80vh" px="md" component="main">
      <Stack align="center" gap="xl">
        <Brand />
        <EmptyState
          maw={520}
          title={
            <h1 style={{ fontSize: 20, margin: 0 }}>{isDemo ? say.demoEnded : say.notInside}</h1>
          }
          description={isDemo ? say.demoEndedText : say.notInsideText}
        >
          {isDemo && (
            <EmptyState.Actions>
              <Button component="a" href="/console/demo-enter">
                {say.reEnter}
              </Button>
            </EmptyState.Actions>
          )}
        </EmptyState>
        <LanguageSwitch />
      </Stack>
    </Center>
  );
}

const place = document.getElementById("root");
if (place === null) throw new Error("The page has no root element");
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
