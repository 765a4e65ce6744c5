package com.risenexa.cli.internal.output;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hides API keys that were put where they do not belong, such as {@code --api-key-file rxt_live_…} (CONTRACT R22). */
public final class ApiKeyMask {
    private static final Pattern KEY = Pattern.compile("rxt_[\\w-]+");

    private static final int SHORT_KEY = 16;
    private static final int SHOWN = 4;

    private ApiKeyMask() {}

    /** The ends of a key, by which its owner knows it; nothing of a key too short for that. */
    public static String shortened(String key) {
        return key.length() < SHORT_KEY ? "***" : key.substring(0, SHOWN) + "…" + key.substring(key.length() - SHOWN);
    }

    public static @Nullable String in(@Nullable String text) {
        return text == null ? null : KEY.matcher(text).replaceAll("***");
    }
}
