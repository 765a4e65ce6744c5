package com.risenexa.cli.internal.importer;

import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A folder with files to import, and the command on them, against one server. */
final class Importing {
    private final Path folder;
    private final String url;

    Importing(Path folder, String url) {
        this.folder = folder;
        this.url = url;
    }

    Importing(Path folder, Sandbox sandbox) {
        this(folder, sandbox.baseUrl());
    }

    /** What the command reads from the environment. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("RISENEXA_API_KEY", "rxt_sandbox_full");
        environment.put("RISENEXA_STARTUP_SLUG", "demo");
        environment.put("RISENEXA_BASE_URL", url);
        environment.put("RISENEXA_TIMEOUT", "30s"); // a busy machine is no time-out
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        return environment;
    }

    Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    /** Users {@code usr_0} and so on, under the names that need no mapping. */
    Path users(String name, int rows) throws IOException {
        StringBuilder text = new StringBuilder("user_id,occurred_at\n");
        for (int i = 0; i < rows; i++) {
            text.append("usr_").append(i).append(",2026-04-01T12:00:00Z\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    Run.Ended call(Path file, String... options) {
        return call(new Run(), file.toString(), options);
    }

    Run.Ended call(Run run, String file, String... options) {
        environment().forEach(run::environment);
        List<String> words = new ArrayList<>(List.of("import", file, "--json"));
        words.addAll(List.of(options));
        return run.call(words.toArray(String[]::new));
    }
}
