package com.risenexa.cli.internal.importer.state;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.input.ContentHash;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the state of an import lies if nobody says where. */
public final class StateFileLocation {
    private static final int KEY_LENGTH = 24;

    private StateFileLocation() {}

    /**
     * Under {@code $XDG_STATE_HOME/risenexa}, by content and target, whatever the file is called.
     *
     * @param content fingerprint of the content
     * @param url where events go
     * @throws CliException if there is no home to put it into
     */
    public static Path of(
            Function<String, @Nullable String> environment, String userHome, String content, String url, String slug) {
        String key = ContentHash.of(content, url, slug).substring(0, KEY_LENGTH);
        return folder(environment, userHome).resolve("risenexa").resolve("import-" + key + ".json");
    }

    private static Path folder(Function<String, @Nullable String> environment, String userHome) {
        String configured = environment.apply("XDG_STATE_HOME");
        if (configured != null && Path.of(configured).isAbsolute()) {
            return Path.of(configured);
        }
        String home = environment.apply("HOME");
        Path place = Path.of(home == null || home.isBlank() ? userHome : home);
        if (!place.isAbsolute()) { // such as "?", for a user whom the system does not know
            throw CliException.usage(
                    "there is no folder for the state of the import: HOME is not set to a folder",
                    "Name a file for the state: --state FILE (or set HOME or XDG_STATE_HOME).");
        }
        return place.resolve(".local").resolve("state");
    }
}
