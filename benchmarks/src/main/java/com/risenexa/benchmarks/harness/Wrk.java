package com.risenexa.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator that shows what the machine can do with the same request: wrk. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec: *([0-9.]+)");
    private static final String SCRIPT = """
            wrk.method = "POST"
            wrk.body = '{"event_type":"user_registered","user_id":"user-1234","startup_slug":"acme",\
            "event_id":"0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01",\
            "metadata":{"plan":"pro","seats":3,"source":"newsletter"}}'
            wrk.headers["Content-Type"] = "application/json"
            wrk.headers["Accept"] = "application/json"
            wrk.headers["Authorization"] = "Bearer rxt_live_benchmark"
            wrk.headers["User-Agent"] = "benchmark"
            """;

    private Wrk() {}

    static double perSecond(Nginx server, int connections, int seconds, Path folder)
            throws IOException, InterruptedException {
        Path script = folder.resolve("post.lua");
        Files.writeString(script, SCRIPT);
        Process process = new ProcessBuilder(List.of(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "-s",
                        script.toString(),
                        server.baseUrl() + "/api/v1/track"))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IOException("wrk said: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
