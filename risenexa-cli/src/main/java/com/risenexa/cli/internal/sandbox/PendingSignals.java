package com.risenexa.cli.internal.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The signals that a process has been sent and has not acted on yet, where the system tells: Linux. */
final class PendingSignals {
    private PendingSignals() {}

    /** Whether a process is about to get a signal; on a busy machine it may take long to run again. */
    static boolean includes(long pid, int number) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .anyMatch(line -> line.matches("(SigPnd|ShdPnd):\\s+\\p{XDigit}+") && hasBit(line, number));
        } catch (IOException e) {
            return false; // no such system, or the process is gone: then there is no need to ask
        }
    }

    private static boolean hasBit(String line, int number) {
        String mask = line.substring(line.indexOf(':') + 1).strip();
        return (Long.parseUnsignedLong(mask, 16) >>> (number - 1) & 1) == 1;
    }
}
