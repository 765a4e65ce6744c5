package com.risenexa.cli.internal.version;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.SessionCommand;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Print the version.")
public final class VersionCommand extends SessionCommand {
    public VersionCommand(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws IOException {
        String version = Version.read();
        String java = System.getProperty("java.version");
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (session().json()) {
            Map<String, String> document = new LinkedHashMap<>();
            document.put("version", version);
            document.put("java", java);
            document.put("system", system);
            session().document(document);
        } else {
            session().out().line("risenexa " + version + " (Java " + java + ", " + system + ")");
        }
        return ExitCode.DONE;
    }
}
