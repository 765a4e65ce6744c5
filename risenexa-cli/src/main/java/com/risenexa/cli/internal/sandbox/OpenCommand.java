package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.ProcessEnvironment;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

    /** The user's browser. What it prints is not shown. */
    static final class Browser {
        /** Who starts a browser fails soon, or stays. */
        private static final long MOMENT_MILLIS = 3000;

        private final ProcessEnvironment process;

        Browser(ProcessEnvironment process) {
            this.process = process;
        }

        /** Whether the page is being opened. */
        boolean open(String page) throws InterruptedException {
            for (List<String> line : commandLines(page)) {
                if (starts(line)) {
                    return true;
                }
            }
            return false;
        }

        /** The same, while something else goes on; what fails is said. */
        void openAside(String page, CliContext context) {
            Thread aside = new Thread(
                    () -> {
                        try {
                            if (!open(page)) {
                                context.say(
                                        context.err().in(Style.WARN, "  Warning: ") + "no browser could be started.");
                            }
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "risenexa-browser");
            aside.setDaemon(true);
            aside.start();
        }

        private List<List<String>> commandLines(String page) {
            List<List<String>> lines = new ArrayList<>(chosen(page));
            String system =
                    String.valueOf(process.properties().apply("os.name")).toLowerCase(Locale.ROOT);
            if (system.startsWith("windows")) {
                lines.add(List.of("rundll32", "url.dll,FileProtocolHandler", page));
            } else if (system.startsWith("mac")) {
                lines.add(List.of("open", page));
            } else if (isSet("DISPLAY")
                    || isSet("WAYLAND_DISPLAY")) { // without a display it would take the terminal over
                lines.add(List.of("xdg-open", page));
            } else if (isSet("WSL_DISTRO_NAME")) {
                lines.add(List.of("wslview", page));
            }
            return lines;
        }

        /** {@code $BROWSER} holds command lines as a path holds folders; {@code %s} stands for the page. */
        private List<List<String>> chosen(String page) {
            String chosen = process.environment().apply("BROWSER");
            List<List<String>> lines = new ArrayList<>();
            for (String command : chosen == null ? new String[0] : chosen.split(File.pathSeparator, -1)) {
                if (!command.isBlank()) {
                    String whole = command.contains("%s") ? command : command + " %s";
                    lines.add(Arrays.stream(whole.strip().split("\\s+", -1))
                            .map(word -> word.replace("%s", page))
                            .toList());
                }
            }
            return lines;
        }

        private boolean isSet(String variable) {
            String value = process.environment().apply(variable);
            return value != null && !value.isEmpty();
        }

        private static boolean starts(List<String> line) throws InterruptedException {
            try {
                Process process = new ProcessBuilder(line)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start();
                return !process.waitFor(MOMENT_MILLIS, TimeUnit.MILLISECONDS) || process.exitValue() == 0;
            } catch (IOException e) {
                return false; // it is not there
            }
        }
    }
}
