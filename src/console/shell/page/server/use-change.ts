import { useMutation, useQueryClient } from "@tanstack/react-query";

/**
 * A change by the API, after which everything that the page shows is asked again: one change moves
 * counts on many pages.
 */
export function useChange<Given, Answer>(
  act: (given: Given) => Promise<Answer>,
  afterwards?: (answer: Answer, given: Given) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer, given) => {
      afterwards?.(answer, given);
      await client.invalidateQueries();
    },
  });
}
