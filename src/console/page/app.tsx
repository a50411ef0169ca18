import { EmptyState, MantineProvider } from "@mantine/core";
import { QueryCache, QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { Suspense, useEffect } from "react";
import { LanguageProvider, useTexts } from "../shell/page/language/language-provider.tsx";
import { goTo, usePlace } from "../shell/page/navigation/place.ts";
import { CallFailure } from "../shell/page/server/call-failure.ts";
import { sessionQuery, setupQuery } from "../shell/page/server/queries.ts";
import { Gate } from "./gate.tsx";
import { pages } from "./pages.ts";
import { Shell } from "./shell.tsx";
import { shellTexts } from "./shell-texts.ts";
import { FaultBoundary } from "../shell/page/states/fault-boundary.tsx";
import { Loading } from "../shell/page/states/loading.tsx";
import { theme } from "./theme.ts";

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
export function App() {
  return (
    <LanguageProvider>
      <MantineProvider theme={theme} forceColorScheme="light">
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
  const page = pages.find(({ name }) => name === path);
  if (path === "") return <Home />;
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

/** Leads once the set-up is done, the set-up until then. */
function Home() {
  const setup = useQuery(setupQuery);
  useEffect(() => {
    if (setup.data !== undefined) goTo(setup.data.next === null ? "leads" : "setup", "replace");
    else if (setup.isError) goTo("health", "replace");
  }, [setup.data, setup.isError]);
  return <Loading />;
}
