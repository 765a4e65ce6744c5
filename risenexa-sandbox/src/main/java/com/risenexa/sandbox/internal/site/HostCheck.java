package com.risenexa.sandbox.internal.site;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out that a browser at this machine has open: a name that an attacker lets point here (DNS rebinding)
 * is not one of ours, and a foreign page shows by its Origin.
 */
final class HostCheck {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    private final String configured;
    private final boolean everywhere;

    HostCheck(String configured) {
        this.configured = configured.toLowerCase(Locale.ROOT);
        this.everywhere = configured.equals("0.0.0.0") || configured.equals("::");
    }

    /** Whether a Host header names this sandbox. */
    boolean isOurs(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = withoutPort(host.strip().toLowerCase(Locale.ROOT));
        return name.equals("localhost")
                || name.equals("[::1]")
                || (name.startsWith("127.") && isAddress(name))
                || name.equals(configured)
                || name.equals("[" + configured + "]")
                // Rebinding needs a name; whoever binds every address is asked for by number.
                || (everywhere && isAddress(name));
    }

    private static boolean isAddress(String name) {
        return ADDRESS.matcher(name).matches();
    }

    /** Whether an Origin header, if there is one, is this sandbox's own. */
    static boolean isSameOrigin(@Nullable String origin, @Nullable String host) {
        return origin == null || (host != null && origin.equalsIgnoreCase("http://" + host.strip()));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
