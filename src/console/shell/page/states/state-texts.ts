import { texts } from "../language/language.ts";

/** What empty, loading and failed places say. */
export const stateTexts = texts(
  {
    loading: "Loading…",
    retry: "Try again",
    failed: "This could not be loaded",
    unreachable:
      "Ripen does not answer. Check your connection; what you have saved is safe. Then try again.",
    crashed: "This page has a fault",
    crashedText: "Load it again. If it stays, tell whoever runs Ripen for you what stands below.",
    reload: "Load again",
  },
  {
    loading: "Cargando…",
    retry: "Reintentar",
    failed: "No se ha podido cargar",
    unreachable:
      "Ripen no responde. Compruebe su conexión; lo que ha guardado está a salvo. Después, reintente.",
    crashed: "Esta página tiene un fallo",
    crashedText:
      "Cárguela de nuevo. Si continúa, comunique a quien administra Ripen lo que aparece debajo.",
    reload: "Volver a cargar",
  },
);
