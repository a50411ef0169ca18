import { Agent, getGlobalDispatcher, setGlobalDispatcher, type Dispatcher } from "undici";
import type { Clock } from "../../base/clock.ts";
import { RipenError } from "../../base/errors.ts";
import type { HubSpotOptions } from "./options.ts";

/** The reason with which a request was ended by us; found again as the cause of fetch's TypeError. */
export class Ended extends RipenError {
  /** `unsent`: it waited for a free connection until its time was over. */
  readonly reason: "timeout" | "redirect" | "unsent";

  constructor(reason: Ended["reason"], message: string) {
    super(`REQUEST_${reason.toUpperCase()}`, message);
    this.name = "Ended";
    this.reason = reason;
  }
}

/**
 * Gives every fetch of this process deadlines that really end the request, a bounded pool of
 * connections, and no redirects. The official client has no deadline and takes no signal, but its
 * apiRequest goes through the global dispatcher (docs/decisions/05-hubspot-calls.md). main.ts calls it once;
 * the result puts the former dispatcher back.
 */
export function installDeadlines(options: HubSpotOptions, clock: Clock): () => Promise<void> {
  const before = getGlobalDispatcher();
  const agent = new Agent({
    connections: options.connections,
    connect: { timeout: options.headersMs },
    headersTimeout: options.headersMs,
    bodyTimeout: options.totalMs,
  });
  setGlobalDispatcher(agent.compose((dispatch) => endingInTime(dispatch, options, clock)));
  return async () => {
    setGlobalDispatcher(before);
    await agent.destroy();
  };
}

function endingInTime(
  dispatch: Dispatcher.Dispatch,
  options: HubSpotOptions,
  clock: Clock,
): Dispatcher.Dispatch {
  return (request, handler) => {
    const over = new AbortController();
    let controller: Dispatcher.DispatchController | null = null;
    let ended: Ended | null = null;
    let answeredHere = false;

    const end = (why: Ended): void => {
      if (over.signal.aborted) return;
      over.abort();
      ended = why;
      // Without a controller the request still waits for a connection: it is answered here, and ended when its turn comes.
      answeredHere = controller === null;
      if (controller !== null) return controller.abort(why);
      ended = new Ended("unsent", "No connection to HubSpot came free in time");
      handler.onResponseError?.(waiting, ended);
    };
    const deadline = async (ms: number, signal: AbortSignal, what: string): Promise<void> => {
      await clock.sleep(ms, signal);
      if (!signal.aborted) end(new Ended("timeout", `HubSpot did not ${what} within ${ms} ms`));
    };
    const head = new AbortController();
    void deadline(options.totalMs, over.signal, "answer in full");

    return dispatch(request, {
      ...passingOn(handler),
      onRequestStart(started, context) {
        controller = started;
        if (ended !== null) return started.abort(ended);
        void deadline(options.headersMs, AbortSignal.any([head.signal, over.signal]), "answer");
        handler.onRequestStart?.(started, context);
      },
      onResponseStart(started, status, headers, statusMessage) {
        if (status >= 200) head.abort();
        if (status >= 300 && status < 400 && status !== 304) {
          return end(
            new Ended("redirect", `HubSpot answered ${status}: redirects are not followed`),
          );
        }
        handler.onResponseStart?.(started, status, headers, statusMessage);
      },
      onResponseEnd(started, trailers) {
        over.abort();
        handler.onResponseEnd?.(started, trailers);
      },
      onResponseError(started, error) {
        over.abort();
        if (!answeredHere) handler.onResponseError?.(started, error);
      },
    });
  };
}

function passingOn(handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler {
  return {
    onRequestUpgrade: (...event) => handler.onRequestUpgrade?.(...event),
    onResponseData: (...event) => handler.onResponseData?.(...event),
    onResponseStarted: () => handler.onResponseStarted?.(),
    onBodySent: (chunk) => handler.onBodySent?.(chunk),
    onRequestSent: () => handler.onRequestSent?.(),
  };
}

/** Stands in for the controller of a request that never got a connection. */
const waiting: Dispatcher.DispatchController = {
  aborted: true,
  paused: false,
  reason: null,
  abort: () => undefined,
  pause: () => undefined,
  resume: () => undefined,
};
