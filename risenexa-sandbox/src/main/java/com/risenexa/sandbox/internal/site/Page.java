package com.risenexa.sandbox.internal.site;

import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.manage.ManageHandler;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What a browser shows: the values to configure a client with, and a line to try them. */
public final class Page {
    private final Supplier<String> baseUrl;
    private final String startup;
    private final String apiKey;

    /**
     * Made before the port is known.
     *
     * @param baseUrl asked when the page is
     */
    public Page(Supplier<String> baseUrl, String startup, String apiKey) {
        this.baseUrl = baseUrl;
        this.startup = startup;
        this.apiKey = apiKey;
    }

    Answer answer() {
        String url = baseUrl.get();
        String curl = """
                curl -i %s/api/v1/track \\
                  -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\
                  -d '{"event_type":"user_registered","user_id":"usr_1","startup_slug":"%s",\
                "event_id":"6f1c2f8e-58a5-4f4b-9d6c-1f2f4a3b5c7d"}'""".formatted(url, apiKey, startup);
        String html = """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Risenexa sandbox</title></head>
                <body>
                <main>
                <h1>Risenexa sandbox</h1>
                <dl>
                <dt>Base URL</dt><dd><code>%s</code></dd>
                <dt>Startup</dt><dd><code>%s</code></dd>
                <dt>API key</dt><dd><code>%s</code></dd>
                <dt>Process</dt><dd><code>%d</code></dd>
                </dl>
                <p>Send an event:</p>
                <pre>%s</pre>
                <p>Then look: <a href="/_sandbox/counters">counters</a>, <a href="/_sandbox/events">events</a>,
                <a href="/_sandbox/attempts">attempts</a>, <a href="/_sandbox/verify">verify</a>.</p>
                </main>
                </body>
                </html>
                """.formatted(
                        escaped(url),
                        escaped(startup),
                        escaped(apiKey),
                        ProcessHandle.current().pid(),
                        escaped(curl));
        return new Answer(200, Answer.HTML, ManageHandler.SAFE, html.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
