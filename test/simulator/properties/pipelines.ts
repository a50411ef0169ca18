/** One stage of a deal. */
export type Stage = {
  readonly id: string;
  readonly label: string;
  readonly isClosed: boolean;
  /** Of being won, 0 to 1. */
  readonly probability: number;
};

export type Pipeline = {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly Stage[];
};

const stage = (id: string, label: string, probability: number): Stage => ({
  id,
  label,
  isClosed: id.startsWith("closed"),
  probability,
});

/** The pipeline that every account begins with. */
export const pipelines: readonly Pipeline[] = [
  {
    id: "default",
    label: "Sales Pipeline",
    stages: [
      stage("appointmentscheduled", "Appointment Scheduled", 0.2),
      stage("qualifiedtobuy", "Qualified To Buy", 0.4),
      stage("presentationscheduled", "Presentation Scheduled", 0.6),
      stage("decisionmakerboughtin", "Decision Maker Bought-In", 0.8),
      stage("contractsent", "Contract Sent", 0.9),
      stage("closedwon", "Closed Won", 1),
      stage("closedlost", "Closed Lost", 0),
    ],
  },
];

/** The stage of that id. Throws a RangeError for one that no pipeline has. */
export function stageOf(id: string): Stage {
  const found = pipelines.flatMap(({ stages }) => stages).find((each) => each.id === id);
  if (!found) throw new RangeError(`No pipeline has a stage ${id}`);
  return found;
}
