package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.remote.QueryString;
import com.risenexa.cli.internal.remote.SandboxApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "audit",
        description = "Judge the client by its attempts: ids, retries, waits, headers. 1 if it breaks a rule; a warning"
                + " is none.",
        footer = {"  risenexa sandbox audit", "  risenexa sandbox audit --max-retries any --restarts"})
public final class AuditCommand extends SandboxSubcommand {
    private static final String USUAL_RETRIES = "3";
    private static final int MOST_RETRIES = 100;

    @Option(
            names = "--restarts",
            description = "The client was killed, or has an outbox: leave out backoff, Retry-After and the number of"
                    + " attempts.")
    boolean restarts;

    public AuditCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        SandboxApi.Answer answer = sandbox.get(
                "/audit",
                QueryString.NONE
                        .with("startup", startup)
                        .with("max_retries", maxRetries())
                        .with("restarts", restarts));
        boolean ok = Boolean.TRUE.equals(answer.json().get("ok"));
        if (context().json()) {
            context().document(answer.json());
        } else {
            new AuditText(context()).show(answer.json(), ok);
        }
        return ok ? ExitCode.DONE : ExitCode.REFUSED;
    }

    /** What the client was told with {@code --max-retries}, or {@code any}. */
    private String maxRetries() {
        String given = context().options().maxRetries;
        if (given == null) {
            return USUAL_RETRIES;
        }
        if (given.equals("any") || (given.matches("\\d{1,3}") && Integer.parseInt(given) <= MOST_RETRIES)) {
            return given;
        }
        throw CliException.usage("--max-retries is " + given + "; expected 0 to " + MOST_RETRIES + ", or any", null);
    }
}
