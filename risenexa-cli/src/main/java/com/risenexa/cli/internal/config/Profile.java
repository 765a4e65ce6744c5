package com.risenexa.cli.internal.config;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.config.KeyFile.SmallTextFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file of settings, under their names in the contract; it holds a key, so only its owner may read it. */
final class Profile {
    private static final Set<PosixFilePermission> READ_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /** Who can change the profile can send the events, and the key, elsewhere. */
    private static final Set<PosixFilePermission> WRITTEN_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Properties properties;
    private final @Nullable String place;

    private Profile(Properties properties, @Nullable String place) {
        this.properties = properties;
        this.place = place;
    }

    static Profile of(CliContext context) {
        String name = context.options().profile;
        if (name == null) {
            return new Profile(new Properties(), null);
        }
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw CliException.usage(
                    "invalid profile name '" + name + "': use letters, digits, '.', '_' and '-'", null);
        }
        Path file = folder(context).resolve("risenexa").resolve(name + ".properties");
        try {
            refuseIfOpenToOthers(file);
            return new Profile(load(file), file.toString());
        } catch (NoSuchFileException e) {
            throw CliException.configuration(
                    "--profile " + name + ": " + file + " does not exist",
                    "Create it, with lines such as startup_slug=acme");
        } catch (SmallTextFile.NotSuchText e) {
            throw CliException.configuration("--profile " + name + ": " + file + " " + e.getMessage(), null);
        } catch (IOException | IllegalArgumentException e) {
            throw CliException.configuration("--profile " + name + ": " + file + " cannot be read: " + e, null);
        }
    }

    private static Path folder(CliContext context) {
        Function<String, @Nullable String> environment = context.process().environment();
        String configured = environment.apply("XDG_CONFIG_HOME");
        if (configured != null && Path.of(configured).isAbsolute()) {
            return Path.of(configured);
        }
        String home = environment.apply("HOME");
        Path folder = Path.of(Objects.requireNonNullElse(
                home != null ? home : context.process().properties().apply("user.home"), ""));
        if (!folder.isAbsolute()) { // Java calls the home of a user without one "?"
            throw CliException.configuration(
                    "--profile " + context.options().profile + ": this user has no home folder to find it in",
                    "Set HOME or XDG_CONFIG_HOME to an absolute path.");
        }
        return folder.resolve(".config");
    }

    private static void refuseIfOpenToOthers(Path file) throws IOException {
        Set<PosixFilePermission> permissions = SmallTextFile.permissions(file);
        refuseIf(file, permissions, READ_BY_OTHERS, "read");
        refuseIf(file, permissions, WRITTEN_BY_OTHERS, "changed");
    }

    private static void refuseIf(
            Path file, Set<PosixFilePermission> permissions, Set<PosixFilePermission> refused, String done) {
        if (permissions.stream().anyMatch(refused::contains)) {
            throw CliException.configuration(
                    file + " can be " + done + " by others (" + PosixFilePermissions.toString(permissions) + ")",
                    "Close it: chmod 600 " + file);
        }
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(SmallTextFile.read(file)));
        for (String name : properties.stringPropertyNames()) {
            if (Arrays.stream(Setting.values())
                    .noneMatch(setting -> setting.key().equals(name))) {
                throw CliException.configuration(
                        file + " sets " + name + ", which is not an option",
                        "Options: "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Setting.values())
                                                .map(Setting::key)
                                                .toList()));
            }
        }
        return properties;
    }

    @Nullable
    String value(Setting setting) {
        return properties.getProperty(setting.key());
    }

    @Nullable
    String place() {
        return place;
    }
}
