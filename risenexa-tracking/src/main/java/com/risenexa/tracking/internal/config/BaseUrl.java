package com.risenexa.tracking.internal.config;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges a base URL and makes the address that events go to (CONTRACT R1, R22). */
final class BaseUrl {
    private static final String EXPECTED = "; expected a URL such as " + Option.BASE_URL.defaultValue();
    private static final Pattern HOST_AND_PORT = Pattern.compile("([^:]*)(?::(.*))?");
    private static final Pattern PORT = Pattern.compile("\\d{0,5}");
    private static final Pattern IP_V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private BaseUrl() {}

    /** The reason why a base URL is unusable. Without a stack trace: it is an answer, not a failure. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    /** The address of the tracking endpoint. */
    static URI endpoint(String baseUrl, boolean allowInsecure) throws Unusable {
        URI uri = parse(baseUrl);
        if (uri.getScheme() == null) {
            throw new Unusable("base_url has no scheme" + EXPECTED);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new Unusable("base_url has the scheme " + scheme + EXPECTED);
        }
        if (uri.getRawUserInfo() != null
                || String.valueOf(uri.getRawAuthority()).contains("@")) {
            throw new Unusable("base_url has user info before the host; the API key is an option of its own");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new Unusable("base_url has a query or a fragment" + EXPECTED);
        }
        String host = uri.getHost();
        if (host == null) {
            throw new Unusable("base_url has " + withoutHost(uri));
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new Unusable("base_url has the port " + uri.getPort() + "; expected 1 to 65535");
        }
        if (scheme.equals("http") && !allowInsecure && !isLoopback(host)) {
            throw new Unusable("base_url is plain http to " + host
                    + ", where the API key would travel in clear text; use https, or set allow_insecure");
        }
        if (scheme.equals("https") && host.endsWith(".")) {
            throw new Unusable("base_url has the host '" + host + "' with a dot at its end, which no certificate has;"
                    + " leave the dot out");
        }
        String path = uri.normalize().getRawPath().replaceAll("/+$", "");
        return URI.create(scheme + "://" + uri.getRawAuthority() + path + "/api/v1/track");
    }

    private static URI parse(String baseUrl) throws Unusable {
        try {
            return new URI(new URI(baseUrl).toASCIIString());
        } catch (URISyntaxException e) {
            throw new Unusable("base_url is not a URL: " + e.getReason() + " at index " + e.getIndex() + EXPECTED);
        }
    }

    /** Names what keeps the JDK from finding a host. */
    private static String withoutHost(URI uri) {
        String authority = uri.getAuthority() == null ? "" : uri.getAuthority();
        Matcher parts = HOST_AND_PORT.matcher(authority);
        String host = parts.matches() ? parts.group(1) : authority;
        String port = parts.matches() ? parts.group(2) : null;
        if (host.isEmpty()) {
            return "no host" + EXPECTED;
        }
        if (port != null && !PORT.matcher(port).matches()) {
            return "the port " + port + "; expected 1 to 65535";
        }
        if (host.indexOf('_') >= 0) {
            return "the host '" + host
                    + "' with an underscore, which a host name must not have; use another name of that"
                    + " machine, or its IP address";
        }
        return "the host '" + host + "', which is not a host name" + asciiOrExpected(authority);
    }

    private static String asciiOrExpected(String authority) {
        if (authority.chars().allMatch(c -> c < 128)) {
            return EXPECTED;
        }
        try {
            return "; write it in ASCII: " + IDN.toASCII(authority);
        } catch (IllegalArgumentException e) {
            return EXPECTED;
        }
    }

    /** Literals only: a name that resolves to loopback today may not tomorrow. */
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            boolean literal = host.startsWith("[") || IP_V4.matcher(host).matches();
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
