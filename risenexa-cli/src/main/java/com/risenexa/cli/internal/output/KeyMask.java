package com.risenexa.cli.internal.output;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hides API keys that were put where they do not belong, such as {@code --api-key-file rxt_live_…} (CONTRACT R22). */
public final class KeyMask {
    private static final Pattern KEY = Pattern.compile("rxt_[\\w-]+");

    private KeyMask() {}

    public static @Nullable String in(@Nullable String text) {
        return text == null ? null : KEY.matcher(text).replaceAll("***");
    }
}
