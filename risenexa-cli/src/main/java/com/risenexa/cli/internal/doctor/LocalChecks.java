package com.risenexa.cli.internal.doctor;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.ProcessEnvironment;
import com.risenexa.cli.internal.doctor.Check.CheckResult;
import com.risenexa.cli.internal.outbox.OutboxSession;
import com.risenexa.cli.internal.outbox.OutboxSession.DatabaseOptions;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.tracking.outbox.OutboxStatus;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The checks of this machine: Java, an outbox, a sandbox. */
final class LocalChecks {
    private static final int OLDEST_JAVA = 17;
    private static final Duration USUAL_DELAY = Duration.ofMinutes(5);

    private LocalChecks() {}

    static CheckResult java(Diagnosis diagnosis) {
        String version = property(diagnosis, "java.version");
        String feature = version.split("[^0-9]", 2)[0];
        String fact = "Java " + version + ", " + property(diagnosis, "java.home");
        boolean old = !feature.isEmpty() && Integer.parseInt(feature) < OLDEST_JAVA;
        return old
                ? CheckResult.failed(fact + "; expected 17 or newer", "install JDK 25: https://adoptium.net")
                : CheckResult.ok(fact);
    }

    private static String property(Diagnosis diagnosis, String name) {
        String value = diagnosis.context().process().properties().apply(name);
        return Objects.requireNonNullElse(value, "unknown");
    }

    static CheckResult outbox(Diagnosis diagnosis) {
        DatabaseOptions database = diagnosis.database();
        ProcessEnvironment process = diagnosis.context().process();
        if (!database.isGiven(process)) {
            return CheckResult.skipped(
                    "no outbox is named",
                    "if you use one, pass --url JDBC-URL or --file PATH, or set RISENEXA_OUTBOX_URL");
        }
        OutboxStatus status;
        try {
            status = OutboxSession.call(database, process, false, TrackingOutbox::status);
        } catch (CliException e) {
            return CheckResult.failed(String.valueOf(e.getMessage()), e.hint());
        }
        Duration age = status.oldestAge();
        String fact = status.pending() + " pending, " + status.parked() + " parked"
                + (age == null ? "" : ", the oldest waits for " + age.toSeconds() + " s");
        if (status.parked() > 0) {
            return CheckResult.warning(fact, "see why: risenexa outbox parked");
        }
        return age != null && age.compareTo(USUAL_DELAY) > 0
                ? CheckResult.warning(fact, "check that the application runs, and that its outbox is started")
                : CheckResult.ok(fact);
    }

    static CheckResult sandbox(Diagnosis diagnosis) {
        boolean configured =
                diagnosis.result(Check.BASE_URL).isPassed() && NetworkChecks.isLoopback(diagnosis.baseUrl());
        String url = configured
                ? diagnosis.baseUrl().toString()
                : "http://127.0.0.1:" + diagnosis.context().process().sandboxPort();
        try {
            Map<String, @Nullable Object> health = new SandboxApi(url).health();
            return CheckResult.ok(url + ", version " + health.get("version") + ", data " + health.get("data"));
        } catch (CliException e) {
            return CheckResult.skipped(
                    "nothing answers at " + url + " as a sandbox", "start one with: risenexa sandbox");
        }
    }
}
