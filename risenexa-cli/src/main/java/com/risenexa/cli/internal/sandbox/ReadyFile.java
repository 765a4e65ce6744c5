package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A file that is there, whole, while a sandbox answers. */
final class ReadyFile {
    private static final int LONGEST = 4096;

    private final Path file;
    private @Nullable String written;

    private ReadyFile(Path file) {
        this.file = file;
    }

    /**
     * The file that is named; null if none is.
     *
     * @throws CliException if something else lies there: it would be overwritten, and deleted at the end
     */
    static @Nullable ReadyFile named(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            Path file = Path.of(name).toAbsolutePath();
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isReplaceable(file)) {
                throw CliException.usage(
                        "--ready-file " + name + " is there already, and is not the ready file of a sandbox",
                        "Give a name that is not taken: the file is overwritten, and deleted at the end.");
            }
            return new ReadyFile(file);
        } catch (InvalidPathException e) {
            throw CliException.usage("--ready-file " + name + " is not a file: " + e.getReason(), null);
        } catch (IOException e) {
            throw CliException.usage("--ready-file " + name + " cannot be replaced: " + e, null);
        }
    }

    /** An empty file, as {@code mktemp} makes it, or what a sandbox left that was killed. */
    private static boolean isReplaceable(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST) {
            return false;
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return text.isEmpty() || text.matches("\\{\"base_url\":\"[^\"]*\",\"startup_slug\":.*,\"pid\":\\d+}\\s*");
    }

    /** Under another name first, so that nobody reads a half. */
    void write(Sandbox sandbox) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("base_url", sandbox.baseUrl());
        line.put("startup_slug", sandbox.startupSlug());
        line.put("api_key", sandbox.apiKey());
        line.put("pid", ProcessHandle.current().pid());
        String text = JsonText.write(line) + "\n";
        Path temporary = file.resolveSibling(file.getFileName() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        try {
            // A new file: a link that somebody has put there is not followed.
            Files.writeString(temporary, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written = text;
        } catch (IOException e) {
            throw CliException.configuration("--ready-file " + file + " cannot be written: " + e, null);
        }
    }

    /** Unless another sandbox has written its own there since. */
    void remove() {
        try {
            if (written != null && Files.readString(file).equals(written)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // The process ends; whoever made the folder unwritable keeps the file.
        }
    }
}
