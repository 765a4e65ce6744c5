package com.risenexa.cli.internal.config;

import com.risenexa.cli.internal.Failure;
import com.risenexa.cli.internal.Session;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of settings, under their names in the contract; it holds a key, so only its owner may read it. */
final class Profile {
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Properties properties;
    private final @Nullable String place;

    private Profile(Properties properties, @Nullable String place) {
        this.properties = properties;
        this.place = place;
    }

    static Profile of(Session session) {
        String name = session.options().profile;
        if (name == null) {
            return new Profile(new Properties(), null);
        }
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw Failure.usage("--profile " + name + " is no name; letters, digits, '.', '_' and '-' make one", null);
        }
        Path file = folder(session).resolve("risenexa").resolve(name + ".properties");
        try {
            refuseIfOthersRead(file);
            return new Profile(load(file), file.toString());
        } catch (NoSuchFileException e) {
            throw Failure.configuration(
                    "--profile " + name + ": there is no " + file, "Make it, with lines such as startup_slug=acme");
        } catch (IOException | IllegalArgumentException e) {
            throw Failure.configuration("--profile " + name + ": " + file + " cannot be read: " + e, null);
        }
    }

    private static Path folder(Session session) {
        String configured = session.surroundings().environment().apply("XDG_CONFIG_HOME");
        if (configured != null && Path.of(configured).isAbsolute()) {
            return Path.of(configured);
        }
        String home = session.surroundings().environment().apply("HOME");
        return Path.of(
                        home != null
                                ? home
                                : String.valueOf(
                                        session.surroundings().properties().apply("user.home")))
                .resolve(".config");
    }

    private static void refuseIfOthersRead(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return; // Windows: the folders of a user are closed to others
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(OTHERS::contains)) {
            throw Failure.configuration(
                    file + " can be read by others (" + PosixFilePermissions.toString(permissions) + ")",
                    "Close it: chmod 600 " + file);
        }
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        for (String name : properties.stringPropertyNames()) {
            if (Arrays.stream(Setting.values())
                    .noneMatch(setting -> setting.word().equals(name))) {
                throw Failure.configuration(
                        file + " sets " + name + ", which is no option",
                        "Options: "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Setting.values())
                                                .map(Setting::word)
                                                .toList()));
            }
        }
        return properties;
    }

    @Nullable
    String value(Setting setting) {
        return properties.getProperty(setting.word());
    }

    @Nullable
    String place() {
        return place;
    }
}
