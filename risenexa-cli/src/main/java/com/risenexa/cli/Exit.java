package com.risenexa.cli;

/** The exit status of the process: an {@link ExitCode}, or the one of a child process. */
public interface Exit {
    /**
     * The number.
     *
     * @return 0 to 255
     */
    int code();
}
