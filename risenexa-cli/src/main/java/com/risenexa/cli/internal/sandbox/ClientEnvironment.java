package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SandboxDefaults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The environment by which a client finds a sandbox. */
final class ClientEnvironment {
    private static final Pattern SAFE =
            Pattern.compile("https:.*|http://(localhost|127(\\.\\d+){3}|\\[::1])(:\\d+)?(/.*)?");

    private ClientEnvironment() {}

    /**
     * Its variables.
     *
     * @param configured the startup that is configured; another one is taken if the sandbox lacks it, unless a flag
     *     asked for it
     */
    static Map<String, String> of(CliContext context, SandboxApi sandbox, @Nullable String configured) {
        List<String> known = JsonFields.texts(sandbox.health().get("startups"));
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("RISENEXA_API_KEY", SandboxDefaults.KEY);
        variables.put("RISENEXA_STARTUP_SLUG", startup(context, sandbox, configured, known));
        variables.put("RISENEXA_BASE_URL", sandbox.baseUrl());
        if (!SAFE.matcher(sandbox.baseUrl()).matches()) {
            variables.put("RISENEXA_ALLOW_INSECURE", "true");
        }
        return variables;
    }

    private static String startup(
            CliContext context, SandboxApi sandbox, @Nullable String configured, List<String> known) {
        if (configured != null && known.contains(configured)) {
            return configured;
        }
        if (configured != null && context.options().startups.contains(configured)) {
            throw new CliException(
                    ExitCode.REJECTED,
                    "startup_unknown",
                    "the sandbox at " + sandbox.baseUrl() + " has no startup " + configured,
                    "It has " + String.join(", ", known) + "; a sandbox started with --startup has others.");
        }
        return SandboxDefaults.STARTUP;
    }
}
