package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.Failure;
import com.risenexa.cli.internal.output.Json;
import com.risenexa.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file that is there, whole, while a sandbox answers. */
final class ReadyFile {
    private final Path file;

    ReadyFile(String name) {
        try {
            file = Path.of(name).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw Failure.usage("--ready-file " + name + " is no file: " + e.getReason(), null);
        }
    }

    /** Under another name first, so that nobody reads a half. */
    void write(Sandbox sandbox) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("base_url", sandbox.baseUrl());
        line.put("startup_slug", sandbox.startupSlug());
        line.put("api_key", sandbox.apiKey());
        line.put("pid", ProcessHandle.current().pid());
        Path temporary = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.writeString(temporary, Json.write(line) + "\n", StandardCharsets.UTF_8);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Failure.configuration("--ready-file " + file + " cannot be written: " + e, null);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The process ends; whoever made the folder unwritable keeps the file.
        }
    }
}
