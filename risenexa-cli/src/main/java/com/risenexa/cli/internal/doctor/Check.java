package com.risenexa.cli.internal.doctor;

import com.risenexa.cli.internal.CliException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

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
}
