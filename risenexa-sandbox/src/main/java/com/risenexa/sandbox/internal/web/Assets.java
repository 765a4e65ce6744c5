package com.risenexa.sandbox.internal.web;

import com.risenexa.sandbox.internal.api.ApiRouter;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files that the page is made of, out of the jar. Thread-safe. */
final class Assets {
    static final String PREFIX = "/assets/";

    /** No dot but the one before the ending, so no name leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[a-z0-9-]+\\.(css|js|svg)");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** Grows no further than the jar: what is not there is not kept. */
    private final Map<String, SandboxResponse> files = new ConcurrentHashMap<>();

    /** The file, or 304 if the browser has it as it is; null if there is none. */
    @Nullable
    SandboxResponse answer(SandboxRequest call) {
        String name = call.path().substring(PREFIX.length());
        SandboxResponse file = files.get(name);
        if (file == null) {
            file = read(name);
            if (file == null) {
                return null;
            }
            files.put(name, file);
        }
        String tag = file.headers().get("ETag");
        return tag != null && tag.equals(call.header("if-none-match"))
                ? new SandboxResponse(304, file.contentType(), file.headers(), new byte[0])
                : file;
    }

    private static @Nullable SandboxResponse read(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        byte[] bytes = resource("assets/" + name);
        if (bytes == null) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>(ApiRouter.SAFE);
        // Kept, but asked about each time: another version of the sandbox may answer on the same port.
        headers.put("Cache-Control", "no-cache");
        headers.put("ETag", etag(bytes));
        return new SandboxResponse(
                200, TYPES.getOrDefault(matcher.group(1), SandboxResponse.TEXT), Map.copyOf(headers), bytes);
    }

    static byte @Nullable [] resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged at " + name, e);
        }
    }

    /** The first half of SHA-256, quoted as an entity tag is. */
    static String etag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            return '"' + text.substring(0, 22) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
