package com.risenexa.cli.internal.version;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliCommand;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Print the version.")
public final class VersionCommand extends CliCommand {
    public VersionCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() throws IOException {
        String version = Version.read();
        String java = System.getProperty("java.version");
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (context().json()) {
            Map<String, String> document = new LinkedHashMap<>();
            document.put("version", version);
            document.put("java", java);
            document.put("system", system);
            context().document(document);
        } else {
            context().out().line("risenexa " + version + " (Java " + java + ", " + system + ")");
        }
        return ExitCode.DONE;
    }
}
