package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "open",
        description = "Open the dashboard in a browser: that of $BROWSER, else the system's.",
        footer = "  risenexa sandbox open")
public final class OpenCommand extends SandboxSubcommand {
    public OpenCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) throws InterruptedException {
        sandbox.health();
        String page = sandbox.baseUrl() + "/";
        if (!new Browser(context().process()).open(page)) {
            throw new CliException(
                    ExitCode.REJECTED,
                    "no_browser",
                    "no browser could be started",
                    "Open " + page + " in one of yours.");
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("url", page);
        document.put("opened", true);
        render(document, out -> out.line("opened " + out.in(Style.LINK, page)));
        return ExitCode.DONE;
    }
}
