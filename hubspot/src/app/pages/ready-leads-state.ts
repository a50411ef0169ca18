import { useCallback, useEffect, useState } from "react";
import { askApp, type Asked } from "@ripen/talk/ask-app.ts";

type Text = { readonly en: string; readonly es: string };

/** A lead of the work list, as far as the page shows it; the app's own answer has more. */
export type LeadOfList = {
  readonly contactId: string;
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly recordUrl: string;
  readonly score: number;
  readonly reasons: readonly { readonly label: Text; readonly points: number }[];
  readonly gate: Text | null;
  readonly owner: { readonly name: string; readonly team: string } | null;
  readonly verdict: "yes" | "maybe" | "never" | null;
  readonly handoff: {
    readonly state: "open" | "reminded" | "breached" | "in_time" | "late" | "lost_waiting";
    readonly contactBy: number | null;
    readonly raisedAt: number | null;
    readonly firstContact: { readonly at: number } | null;
  } | null;
};

export type WorkList = { readonly total: number; readonly items: readonly LeadOfList[] };

type Figures = Readonly<
  Record<"told" | "in_time" | "late" | "overdue" | "answered" | "yes" | "maybe" | "never", number>
>;

/** The week's figures, as Home has them. */
export type Week = {
  readonly handoffs: { readonly now: Figures; readonly before: Figures };
  readonly waits: Readonly<Record<"contact" | "overdue" | "raised" | "unassigned", number>>;
};

/** What was asked of the app; null while it has not answered. */
export type Answered<T> = { readonly asked: Asked<T> | null; readonly reload: () => void };

/** Asks the app at once, and again when something else is asked or `reload` is called. */
export function useAnswer<T>(appUrl: string, path: string): Answered<T> {
  const [asked, setAsked] = useState<Asked<T> | null>(null);
  const load = useCallback(async (): Promise<void> => {
    setAsked(await askApp<T>(appUrl, path));
  }, [appUrl, path]);
  useEffect(() => {
    setAsked(null);
    void load();
  }, [load]);
  return { asked, reload: () => void load() };
}
