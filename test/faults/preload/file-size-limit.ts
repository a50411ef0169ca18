// A write beyond the limit of prlimit --fsize fails as one to a full disk does, instead of ending the process.
process.on("SIGXFSZ", () => undefined);
