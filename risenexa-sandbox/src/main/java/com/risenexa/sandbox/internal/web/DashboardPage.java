package com.risenexa.sandbox.internal.web;

import com.risenexa.sandbox.internal.api.ApiRouter;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page at {@code /}: the dashboard, and without JavaScript the values to configure a client with. */
public final class DashboardPage {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final Supplier<String> baseUrl;
    private final String startup;
    private final String apiKey;
    private final String template;

    /**
     * Made before the port is known.
     *
     * @param baseUrl asked when the page is
     */
    public DashboardPage(Supplier<String> baseUrl, String startup, String apiKey) {
        this.baseUrl = baseUrl;
        this.startup = startup;
        this.apiKey = apiKey;
        byte[] bytes = Objects.requireNonNull(Assets.resource("index.html"), "the jar has no page");
        this.template = new String(bytes, StandardCharsets.UTF_8);
    }

    SandboxResponse answer() {
        Map<String, String> values = Map.of(
                "base_url",
                baseUrl.get(),
                "startup",
                startup,
                "api_key",
                apiKey,
                "pid",
                String.valueOf(ProcessHandle.current().pid()));
        String html = PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(escaped(values.getOrDefault(place.group(1), ""))));
        return new SandboxResponse(200, SandboxResponse.HTML, ApiRouter.SAFE, html.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
