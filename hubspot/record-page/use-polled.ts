import { useEffect, useState } from "react";

/** What `ask` says of the path, asked again every `everyMs` milliseconds; a text when it throws. */
export function usePolled<T>(
  ask: (path: string) => Promise<T>,
  path: string,
  everyMs: number,
): T | string | null {
  const [data, setData] = useState<T | string | null>(null);
  useEffect(() => {
    let isOver = false;
    const look = (): void => {
      ask(path).then(
        (answer) => isOver || setData(() => answer),
        (error: unknown) => isOver || setData(error instanceof Error ? error.message : "no answer"),
      );
    };
    look();
    const timer = setInterval(look, everyMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [ask, path, everyMs]);
  return data;
}
