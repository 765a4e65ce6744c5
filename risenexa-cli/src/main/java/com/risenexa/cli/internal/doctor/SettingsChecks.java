package com.risenexa.cli.internal.doctor;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.config.Configuration;
import com.risenexa.cli.internal.config.Setting;
import com.risenexa.cli.internal.config.Setting.ResolvedValue;
import com.risenexa.cli.internal.doctor.Check.CheckResult;
import com.risenexa.cli.internal.output.ApiKeyMask;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.support.RequestPreview;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checks of what is configured; the client's own validation decides. */
final class SettingsChecks {
    private static final String UNREADABLE = "not checked: the configuration cannot be read";

    private static final HttpClient ANY_PROXY = HttpClient.newHttpClient();

    private SettingsChecks() {}

    static CheckResult config(Diagnosis diagnosis) {
        CliException failure = diagnosis.configurationFailure();
        Configuration configuration = diagnosis.configuration();
        if (configuration == null) {
            return failure == null
                    ? CheckResult.failed("the configuration cannot be read", null)
                    : CheckResult.failed(String.valueOf(failure.getMessage()), failure.hint());
        }
        String error = error(configuration.options().apiKey("rxt_doctor").baseUrl(null));
        if (error != null) {
            return CheckResult.failed(
                    error, "set RISENEXA_STARTUP_SLUG, or pass --startup or --profile; see: risenexa config show");
        }
        List<String> given = new ArrayList<>();
        for (Map.Entry<Setting, ResolvedValue> entry : configuration.values().entrySet()) {
            Setting setting = entry.getKey();
            if (entry.getValue().isGiven() && setting != Setting.API_KEY && setting != Setting.BASE_URL) {
                given.add(setting.key() + " " + entry.getValue().text() + " ("
                        + entry.getValue().source().label() + ")");
            }
        }
        return CheckResult.ok(String.join(", ", given));
    }

    static CheckResult apiKey(Diagnosis diagnosis) {
        Configuration configuration = diagnosis.configuration();
        if (configuration == null) {
            return CheckResult.skipped(UNREADABLE, null);
        }
        String key = diagnosis.text(Setting.API_KEY);
        if (key.isEmpty()) {
            return CheckResult.failed("no API key is set", "set RISENEXA_API_KEY, or pass --api-key-file FILE");
        }
        String error = error(Diagnosis.validClient().apiKey(key));
        if (error != null) {
            return CheckResult.failed(error, "copy the key again");
        }
        String masked = ApiKeyMask.shortened(key);
        if (!key.startsWith("rxt_")) {
            return CheckResult.warning(
                    masked + " does not begin with rxt_, as Risenexa's keys do", "check that it is a Risenexa API key");
        }
        boolean remote = diagnosis.result(Check.BASE_URL).isPassed() && !NetworkChecks.isLoopback(diagnosis.baseUrl());
        if (key.startsWith("rxt_sandbox_") && remote) {
            return CheckResult.failed(
                    masked + " is a sandbox's key, but base_url is " + diagnosis.baseUrl(),
                    "use your startup's key, or pass --base-url http://127.0.0.1:7981");
        }
        ResolvedValue value = configuration.value(Setting.API_KEY);
        return CheckResult.ok(masked + " (" + value.source().label() + ")");
    }

    static CheckResult baseUrl(Diagnosis diagnosis) {
        Configuration configuration = diagnosis.configuration();
        if (configuration == null) {
            return CheckResult.skipped(UNREADABLE, null);
        }
        String url = diagnosis.text(Setting.BASE_URL);
        if (error(Diagnosis.validClient().baseUrl(url)) == null) {
            return CheckResult.ok(
                    url + " (" + configuration.value(Setting.BASE_URL).source().label() + ")");
        }
        boolean allowed = diagnosis.text(Setting.ALLOW_INSECURE).equals("true");
        String error = error(Diagnosis.validClient().baseUrl(url).allowInsecure(allowed));
        return error == null
                ? CheckResult.warning(url + " is not encrypted: the API key can be read on the way", "use https")
                : CheckResult.failed(error, "pass --base-url https://HOST, or set RISENEXA_BASE_URL");
    }

    /** What the client's validation says of its options, leaving the proxy to a check of its own. */
    private static @Nullable String error(TrackingClient.Builder builder) {
        RequestPreview preview = RequestPreview.of(builder.httpClient(ANY_PROXY), TrackingEvent.registration("doctor"));
        TrackError error = preview.error();
        return error == null ? null : error.message();
    }
}
