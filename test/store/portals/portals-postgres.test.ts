import { openPostgresPortals } from "../../../src/store/portals/portals-postgres.ts";
import { portalsBattery } from "./portals-battery.ts";
import { usePostgres } from "../../support/postgres/use-postgres.ts";

const postgres = usePostgres();

portalsBattery({
  create: async () => {
    const url = await postgres.ledgerDatabase();
    return { open: async () => openPostgresPortals(url), remove: () => postgres.drop(url) };
  },
});
