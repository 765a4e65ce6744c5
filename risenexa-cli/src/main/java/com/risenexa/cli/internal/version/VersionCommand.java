package com.risenexa.cli.internal.version;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
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
        Map<String, String> document = new LinkedHashMap<>();
        document.put("version", version);
        document.put("java", java);
        document.put("system", system);
        render(document, out -> out.line("risenexa " + version + " (Java " + java + ", " + system + ")"));
        return ExitCode.DONE;
    }

    /** The version of this command, as the build wrote it. */
    static final class Version {
        private Version() {}

        static String read() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = Version.class.getResourceAsStream("/com/risenexa/cli/internal/version.properties")) {
                if (in != null) {
                    properties.load(in);
                }
            }
            return properties.getProperty("version", "unknown");
        }
    }
}
