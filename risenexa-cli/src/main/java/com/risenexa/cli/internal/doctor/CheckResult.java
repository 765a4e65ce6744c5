package com.risenexa.cli.internal.doctor;

import com.risenexa.cli.internal.output.Style;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of one check.
 *
 * @param fact what was found
 * @param fix what to do about it; null if nothing is to be done
 */
record CheckResult(Status status, String fact, @Nullable String fix) {
    /** The status of a check. */
    enum Status {
        OK("✓", Style.GOOD),
        WARNING("!", Style.WARN),
        FAILED("✗", Style.BAD),
        SKIPPED("-", Style.DIM);

        final String mark;
        final Style style;

        Status(String mark, Style style) {
            this.mark = mark;
            this.style = style;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static CheckResult ok(String fact) {
        return new CheckResult(Status.OK, fact, null);
    }

    static CheckResult warning(String fact, String fix) {
        return new CheckResult(Status.WARNING, fact, fix);
    }

    static CheckResult failed(String fact, @Nullable String fix) {
        return new CheckResult(Status.FAILED, fact, fix);
    }

    static CheckResult skipped(String fact, @Nullable String fix) {
        return new CheckResult(Status.SKIPPED, fact, fix);
    }

    /** Whether checks that build on this one can run. */
    boolean isPassed() {
        return status == Status.OK || status == Status.WARNING;
    }
}
