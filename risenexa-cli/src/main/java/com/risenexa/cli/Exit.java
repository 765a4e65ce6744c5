package com.risenexa.cli;

/** What the operating system is told at the end: an {@link ExitCode}, or what a child process ended with. */
public interface Exit {
    /**
     * The number.
     *
     * @return 0 to 255
     */
    int code();
}
