package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Failure;
import com.risenexa.cli.internal.Session;
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
public final class OpenCommand extends SandboxCall {
    public OpenCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) throws InterruptedException {
        sandbox.health();
        String page = sandbox.baseUrl() + "/";
        if (!new Browser(session().surroundings()).open(page)) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "no_browser",
                    "no browser could be started",
                    "Open " + page + " in one of yours.");
        }
        if (session().json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("url", page);
            document.put("opened", true);
            session().document(document);
        } else {
            session().out().line("opened " + session().out().in(Style.LINK, page));
        }
        return ExitCode.DONE;
    }
}
