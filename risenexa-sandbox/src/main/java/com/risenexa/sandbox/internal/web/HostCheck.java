package com.risenexa.sandbox.internal.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rejects requests from foreign web pages in a browser on this machine: a name that an attacker lets point here (DNS rebinding)
 * is not one of ours, and a foreign page shows by its Origin.
 */
final class HostCheck {
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

    /** Names that nobody can own in the public name system, so that no page of a stranger has one. */
    private static final Pattern LOCAL_NAME =
            Pattern.compile("[a-z0-9_-]{1,63}|([a-z0-9_-]{1,63}\\.)+(local|localhost|internal|home\\.arpa)");

    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private final String configured;
    private final boolean everywhere;
    private final String machine;

    HostCheck(String configured) {
        this.configured = configured.toLowerCase(Locale.ROOT);
        this.everywhere = List.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0").contains(configured);
        this.machine = everywhere ? machineName() : "";
    }

    /** By which names the sandbox may be called. */
    String hint() {
        String usual = "call it by 127.0.0.1 or localhost";
        if (!everywhere) {
            return usual + ", or start it with the host that it is to be called by";
        }
        return usual + ", by an address or the name of this machine, or by a name without a dot or one that ends "
                + "in .local or .internal; for another name start it with that host";
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
                // Rebinding needs a public name; whoever binds every address is asked for by number or by a local name.
                || (everywhere && (isAddress(name) || LOCAL_NAME.matcher(name).matches() || name.equals(machine)));
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

    /** In lower case; empty if the system does not say. */
    static String machineName() {
        try {
            String windows = System.getenv("COMPUTERNAME");
            String name = Files.exists(LINUX) ? Files.readString(LINUX) : windows == null ? "" : windows;
            return name.strip().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return "";
        }
    }
}
