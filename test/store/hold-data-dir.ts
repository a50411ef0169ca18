// Takes the data folder that it is given and holds it until it is killed; prints the error's code when it cannot.
import { lockDataDir } from "../../src/store/engine/data-dir-lock.ts";

try {
  lockDataDir(process.argv[2] ?? "");
  console.log("held");
} catch (error) {
  console.log(error instanceof Error && "code" in error ? error.code : error);
}
setInterval(() => undefined, 60_000);
