package com.risenexa.cli;

/** The exit codes of the command. */
public enum ExitCode implements Exit {
    /** Done; what was counted before is done too. */
    DONE(0, "done (already counted is done)"),
    /** Refused by the server, or not true. */
    REJECTED(1, "rejected, or not true: 401, 403, 404, 422, an unexpected response, a check that fails"),
    /** Wrong usage or configuration; nothing was sent. */
    USAGE(2, "wrong usage or configuration"),
    /** May be repeated safely. */
    TEMPORARY(3, "unreachable, or 429/5xx after all retries; the same call may be repeated safely"),
    /** An import finished, and some rows were rejected. */
    PARTIAL(4, "an import finished, some rows rejected"),
    /** A port or a file is in use. */
    BUSY(5, "port in use, file locked"),
    /** A bug of ours. */
    BUG(70, "a bug of ours"),
    /** Ctrl-C. */
    INTERRUPTED(130, "interrupted (Ctrl-C)"),
    /** SIGTERM. */
    TERMINATED(143, "terminated");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public int code() {
        return code;
    }

    /**
     * When it is used.
     *
     * @return a few words, as they stand in the help
     */
    public String meaning() {
        return meaning;
    }
}
