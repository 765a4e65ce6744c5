package com.risenexa.cli.internal.config;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.remote.SandboxDefaults;
import com.risenexa.cli.internal.remote.SandboxProbe;
import java.util.EnumMap;
import java.util.Map;

/** With neither key nor base URL configured, takes a sandbox that runs where sandboxes usually do. */
final class SandboxFallback {
    private final CliContext context;

    SandboxFallback(CliContext context) {
        this.context = context;
    }

    Configuration complete(Configuration configured) {
        if (configured.value(Setting.API_KEY).isGiven()
                || configured.value(Setting.BASE_URL).isGiven()) {
            return configured;
        }
        String url = "http://127.0.0.1:" + context.process().sandboxPort();
        if (!SandboxProbe.isSandbox(url)) {
            return configured;
        }
        context.say("Nothing is configured: using the sandbox at " + url);
        Map<Setting, ResolvedValue> values = new EnumMap<>(Setting.class);
        values.put(Setting.API_KEY, new ResolvedValue(SandboxDefaults.KEY, ValueSource.SANDBOX, url));
        values.put(Setting.BASE_URL, new ResolvedValue(url, ValueSource.SANDBOX, null));
        if (!configured.value(Setting.STARTUP_SLUG).isGiven()) {
            values.put(Setting.STARTUP_SLUG, new ResolvedValue(SandboxDefaults.STARTUP, ValueSource.SANDBOX, url));
        }
        return configured.with(values);
    }
}
