import { ledgerBattery } from "./ledger-battery.ts";
import { usePostgres } from "../support/postgres/use-postgres.ts";

const postgres = usePostgres();

ledgerBattery({
  create: async () => {
    const url = await postgres.ledgerDatabase();
    return {
      module: new URL("./open-for-battery.ts", import.meta.url),
      open: "openWithGivenClock",
      argument: url,
      remove: () => postgres.drop(url),
    };
  },
  empty: postgres.empty,
});
