import { useSuspenseQuery } from "@tanstack/react-query";
import type { Role, Session } from "../../../contract/session.ts";
import { sessionQuery } from "./queries.ts";

const ranks: Readonly<Record<Role, number>> = { look: 0, edit: 1, publish: 2 };

/** Who is inside. Only below the shell, which has made sure that somebody is. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the person may do what needs this role; the server checks it again. */
export function useMay(role: Role): boolean {
  return ranks[useSession().role] >= ranks[role];
}
