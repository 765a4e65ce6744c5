package com.risenexa.cli.internal.doctor;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.output.Output.Style;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checks in the order of the report, each with the checks that must have passed before it. */
@SuppressWarnings("ImmutableEnumChecker") // method references and List.of are immutable, which the types do not say
enum Check {
    JAVA(LocalChecks::java),
    CONFIG(SettingsChecks::config),
    API_KEY(SettingsChecks::apiKey),
    BASE_URL(SettingsChecks::baseUrl),
    DNS(NetworkChecks::dns, BASE_URL),
    CONNECT(NetworkChecks::connect, DNS),
    TLS(TlsCheck::run, CONNECT),
    PROXY(NetworkChecks::proxy, BASE_URL),
    CLOCK(HttpChecks::clock, CONNECT),
    AUTH(HttpChecks::auth, API_KEY, CONNECT),
    OUTBOX(LocalChecks::outbox),
    SANDBOX(LocalChecks::sandbox);

    final Function<Diagnosis, CheckResult> run;
    final List<Check> requires;

    Check(Function<Diagnosis, CheckResult> run, Check... requires) {
        this.run = run;
        this.requires = List.of(requires);
    }

    /** As on the command line and in JSON. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The check of an id.
     *
     * @throws CliException if there is none
     */
    static Check of(String id) {
        return Arrays.stream(values())
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> CliException.usage(
                        "unknown check '" + id + "'",
                        "Checks: " + Arrays.stream(values()).map(Check::id).collect(Collectors.joining(", "))));
    }

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
}
