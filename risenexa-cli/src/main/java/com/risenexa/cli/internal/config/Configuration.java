package com.risenexa.cli.internal.config;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.config.Setting.ResolvedValue;
import com.risenexa.cli.internal.config.Setting.ResolvedValue.ValueSource;
import com.risenexa.cli.internal.remote.SandboxDefaults;
import com.risenexa.cli.internal.remote.SandboxDefaults.SandboxProbe;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.support.OptionTexts;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every setting with its value: flag, system property, environment, profile, default. */
public final class Configuration {
    private static final String HOW_TO_CONFIGURE =
            "Set RISENEXA_API_KEY and RISENEXA_STARTUP_SLUG, give --api-key-file and --startup or --profile,"
                    + " or start a sandbox: risenexa sandbox";

    private final Map<Setting, ResolvedValue> values;

    private Configuration(Map<Setting, ResolvedValue> values) {
        this.values = values;
    }

    /** As it is configured. Reads the profile and the file of the API key, and asks nobody. */
    public static Configuration read(CliContext context) {
        SettingResolver lookup = new SettingResolver(context);
        Map<Setting, ResolvedValue> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, lookup.find(setting));
        }
        return new Configuration(values);
    }

    /** The same; with nothing configured and a sandbox on this machine, that sandbox, which is said on stderr. */
    public static Configuration orSandbox(CliContext context) {
        Configuration configured = read(context);
        return new SandboxFallback(context).complete(configured);
    }

    Configuration with(Map<Setting, ResolvedValue> others) {
        Map<Setting, ResolvedValue> all = new EnumMap<>(values);
        all.putAll(others);
        return new Configuration(all);
    }

    public ResolvedValue value(Setting setting) {
        return values.getOrDefault(setting, ResolvedValue.UNSET);
    }

    public Map<Setting, ResolvedValue> values() {
        return Collections.unmodifiableMap(values);
    }

    /** The base URL, if one is configured. */
    public @Nullable String givenBaseUrl() {
        ResolvedValue value = value(Setting.BASE_URL);
        return value.isGiven() ? value.text() : null;
    }

    /** The startup, if one is configured. */
    public @Nullable String givenStartup() {
        return value(Setting.STARTUP_SLUG).text();
    }

    /** What to do where a required setting is missing; null if none is. */
    public @Nullable String hint() {
        boolean missing = value(Setting.API_KEY).text() == null
                || value(Setting.STARTUP_SLUG).text() == null;
        return missing ? HOW_TO_CONFIGURE : null;
    }

    /** What keeps events from being sent though each setting is as it must be, in words; null if nothing does. */
    @Nullable
    String obstacle() {
        return SystemProxy.obstacle(value(Setting.BASE_URL).text());
    }

    /**
     * A client's options; the client judges them.
     *
     * @throws CliException if something is in the way
     */
    public TrackingClient.Builder client() {
        String obstacle = obstacle();
        if (obstacle != null) {
            throw CliException.configuration(obstacle, SystemProxy.FIX);
        }
        TrackingClient.Builder builder = options();
        HttpClient throughProxy = SystemProxy.clientFor(value(Setting.BASE_URL).text());
        return throughProxy == null ? builder : builder.httpClient(throughProxy);
    }

    /** A client's options, whatever stands in the way. */
    public TrackingClient.Builder options() {
        return OptionTexts.read(TrackingClient.builder(), this::text);
    }

    private @Nullable String text(String property) {
        for (Map.Entry<Setting, ResolvedValue> entry : values.entrySet()) {
            if (entry.getKey().property().equals(property)) {
                return entry.getValue().text();
            }
        }
        return null;
    }

    /** With neither key nor base URL configured, takes a sandbox that runs where sandboxes usually do. */
    static final class SandboxFallback {
        private final CliContext context;

        SandboxFallback(CliContext context) {
            this.context = context;
        }

        Configuration complete(Configuration configured) {
            if (configured.value(Setting.API_KEY).isGiven()
                    || configured.value(Setting.BASE_URL).isGiven()) {
                return configured;
            }
            String url = "http://127.0.0.1:" + context.process().sandboxPort();
            if (!SandboxProbe.isSandbox(url)) {
                return configured;
            }
            context.say("Nothing is configured: using the sandbox at " + url);
            Map<Setting, ResolvedValue> values = new EnumMap<>(Setting.class);
            values.put(Setting.API_KEY, new ResolvedValue(SandboxDefaults.KEY, ValueSource.SANDBOX, url));
            values.put(Setting.BASE_URL, new ResolvedValue(url, ValueSource.SANDBOX, null));
            if (!configured.value(Setting.STARTUP_SLUG).isGiven()) {
                values.put(Setting.STARTUP_SLUG, new ResolvedValue(SandboxDefaults.STARTUP, ValueSource.SANDBOX, url));
            }
            return configured.with(values);
        }
    }

    /** The proxy through which the JVM is set to reach an address, and a client that can: the command's fast engine cannot. */
    public static final class SystemProxy {
        public static final String FIX =
                "Unset socksProxyHost, or set an HTTP proxy: https.proxyHost and https.proxyPort.";

        private SystemProxy() {}

        /** Null if there is no HTTP proxy on the way, or no telling. */
        static @Nullable HttpClient clientFor(@Nullable String url) {
            return of(url).type() == Proxy.Type.HTTP
                    ? HttpClient.newBuilder().executor(Runnable::run).build()
                    : null;
        }

        /** What stands in the way to an address, in words; null if nothing does. Java's client goes around such a proxy. */
        public static @Nullable String obstacle(@Nullable String url) {
            Proxy proxy = of(url);
            return proxy.type() == Proxy.Type.SOCKS
                    ? "the JVM is set to reach " + url + " through the SOCKS proxy " + proxy.address()
                            + ", which risenexa cannot"
                    : null;
        }

        /** Direct if there is none, or the address is unusable. */
        public static Proxy of(@Nullable String url) {
            ProxySelector selector = ProxySelector.getDefault();
            if (selector == null || url == null) {
                return Proxy.NO_PROXY;
            }
            try {
                List<Proxy> proxies = selector.select(URI.create(url));
                return proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
            } catch (IllegalArgumentException noAddress) {
                // The client says what is wrong with it.
                return Proxy.NO_PROXY;
            }
        }
    }
}
