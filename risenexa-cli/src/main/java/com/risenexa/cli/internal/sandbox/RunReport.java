package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.cli.internal.remote.QueryString;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a sandbox saw while a command ran beside it. */
final class RunReport {
    private final CliContext context;
    private final SandboxApi sandbox;

    RunReport(CliContext context, SandboxApi sandbox) {
        this.context = context;
        this.sandbox = sandbox;
    }

    /**
     * Says it, before it is forgotten.
     *
     * @param own whether the sandbox ends now; one that goes on can be asked, and has seen others too
     */
    void show(int code, boolean own) {
        if (context.json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("exit_code", code);
            document.put("base_url", sandbox.baseUrl());
            document.put("started", own);
            document.put("counters", sandbox.get("/counters", QueryString.NONE).json());
            document.put("verify", sandbox.get("/verify", QueryString.NONE).json());
            document.put("audit", audit());
            context.document(document);
        } else if (own && !context.options().quiet) {
            say();
        }
    }

    private Map<String, @Nullable Object> audit() {
        return sandbox.get("/audit", QueryString.NONE.with("max_retries", "any")).json();
    }

    private void say() {
        SandboxApi.Answer verify = sandbox.get("/verify", QueryString.NONE);
        Map<String, @Nullable Object> audit = audit();
        String sums = "Sandbox: " + JsonFields.counted(verify.json(), "attempts") + ", "
                + JsonFields.counted(verify.json(), "events") + ", " + JsonFields.counted(verify.json(), "duplicates") + "; ";
        List<String> broken = new ArrayList<>();
        for (Map<String, @Nullable Object> rule : JsonFields.maps(audit.get("rules"))) {
            if (!JsonFields.text(rule, "result").equals("pass")) {
                broken.add(JsonFields.text(rule, "rule"));
            }
        }
        boolean ok = verify.ok() && Boolean.TRUE.equals(audit.get("ok"));
        context.say(sums
                + context.err().in(ok ? Style.GOOD : Style.BAD, verify.ok() ? "verify ok" : "verify failed")
                + (broken.isEmpty()
                        ? ""
                        : context.err().in(ok ? Style.WARN : Style.BAD, ", audit: " + String.join(" ", broken))));
    }
}
