import { ledgerBattery } from "./ledger-battery.ts";
import { usePostgres } from "./postgres/use-postgres.ts";

const postgres = usePostgres();

ledgerBattery({
  create: async () => {
    const url = await postgres.ledgerDatabase();
    return {
      module: new URL("./postgres/open-for-battery.ts", import.meta.url),
      open: "openWithGivenClock",
      argument: url,
      remove: () => postgres.drop(url),
    };
  },
});
