package com.risenexa.cli.internal.doctor;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.cli.internal.config.Setting;
import com.risenexa.cli.internal.doctor.Check.CheckResult;
import com.risenexa.cli.internal.outbox.OutboxSession.DatabaseOptions;
import com.risenexa.tracking.TrackingClient;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs checks, each once and after those that it requires. */
final class Diagnosis {
    /** Bounds each step on the network. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final CliContext context;
    private final DatabaseOptions database;
    private final boolean probe;
    private final @Nullable Configuration configuration;
    private final @Nullable CliException configurationFailure;
    private final Map<Check, CheckResult> results = new EnumMap<>(Check.class);

    /**
     * Reads the configuration, and checks nothing yet.
     *
     * @param probe whether a request with the API key may be sent
     */
    Diagnosis(CliContext context, DatabaseOptions database, boolean probe) {
        this.context = context;
        this.database = database;
        this.probe = probe;
        Configuration read = null;
        CliException failure = null;
        try {
            read = Configuration.orSandbox(context);
        } catch (CliException e) {
            failure = e;
        }
        this.configuration = read;
        this.configurationFailure = failure;
    }

    CheckResult result(Check check) {
        CheckResult known = results.get(check);
        if (known == null) {
            known = run(check);
            results.put(check, known);
        }
        return known;
    }

    private CheckResult run(Check check) {
        for (Check required : check.requires) {
            if (!result(required).isPassed()) {
                return CheckResult.skipped("not checked: " + required.id() + " did not pass", null);
            }
        }
        return check.run.apply(this);
    }

    CliContext context() {
        return context;
    }

    DatabaseOptions database() {
        return database;
    }

    boolean mayProbe() {
        return probe;
    }

    /** Null if it cannot be read. */
    @Nullable
    Configuration configuration() {
        return configuration;
    }

    /** Why the configuration cannot be read; null if it can. */
    @Nullable
    CliException configurationFailure() {
        return configurationFailure;
    }

    /** The value of a setting; empty if it has none. */
    String text(Setting setting) {
        String text =
                configuration == null ? null : configuration.value(setting).text();
        return Objects.requireNonNullElse(text, "").strip();
    }

    /** Where events go. For checks that require {@link Check#BASE_URL}. */
    URI baseUrl() {
        return URI.create(text(Setting.BASE_URL));
    }

    boolean isHttps() {
        return "https".equalsIgnoreCase(baseUrl().getScheme());
    }

    int port() {
        int port = baseUrl().getPort();
        return port >= 0 ? port : isHttps() ? 443 : 80;
    }

    /** A client whose settings are all valid, to try one of the user's in. */
    static TrackingClient.Builder validClient() {
        return TrackingClient.builder().apiKey("rxt_doctor").startupSlug("doctor");
    }
}
