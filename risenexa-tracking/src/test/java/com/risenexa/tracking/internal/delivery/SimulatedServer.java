package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.spi.HttpEngine.Response;
import com.risenexa.tracking.testing.TestError;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The model of a server, and of an engine to it that does everything an engine may do and more: the outcomes of the
 * sandbox's faults, any latency, responses late, twice, never or from inside {@code send}, and exceptions.
 */
final class SimulatedServer {
    private static final int[] STATUSES = {
        200, 204, 301, 302, 400, 401, 403, 404, 408, 418, 422, 500, 501, 502, 503, 504, 505
    };
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final SplittableRandom random;
    private final VirtualTime time;
    private final Set<String> counted = new HashSet<>();

    /** How often something goes wrong, of 100. */
    private final int badWeather;

    private final int limited;
    private final int odd;
    private final long latency;
    private final int ratePerSecond;
    private double tokens;
    private long tokensAt;
    private int exchanges;

    SimulatedServer(SplittableRandom random, VirtualTime time) {
        this.random = random;
        this.time = time;
        this.badWeather = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
        this.limited = random.nextInt(2) == 0 ? 0 : random.nextInt(60);
        this.odd = random.nextInt(3) > 0 ? 0 : random.nextInt(20);
        this.latency = 1 + (long) Math.pow(10, 3 + 7 * random.nextDouble());
        this.ratePerSecond = random.nextInt(4) == 0 ? 1 + random.nextInt(50) : 0;
        this.tokens = ratePerSecond;
        this.tokensAt = time.elapsed();
    }

    int exchanges() {
        return exchanges;
    }

    boolean hasCounted(SimulatedEvent event) {
        return counted.contains(event.id());
    }

    /** The engine of one client. */
    HttpEngine engine(SimulatedClient client) {
        return new HttpEngine() {
            @Override
            public Call send(Request request, Callback callback) {
                return SimulatedServer.this.send(client, request, callback);
            }

            @Override
            public @Nullable String unsupportedReason(URI uri) {
                return null;
            }

            @Override
            public void close() {}
        };
    }

    private HttpEngine.Call send(SimulatedClient client, HttpEngine.Request request, HttpEngine.Callback callback) {
        exchanges++;
        String body = new String(request.body(), StandardCharsets.UTF_8);
        int id = body.indexOf("\"event_id\":\"") + 12;
        SimulatedEvent event = client.event(body.substring(id, id + 36));
        SimulatedCall call = new SimulatedCall(event, time.now(), random.nextInt(100) < odd);
        event.sent(call, request.body());
        client.sent(call, request);
        decide(call, callback);
        return call;
    }

    private void decide(SimulatedCall call, HttpEngine.Callback callback) {
        if (random.nextInt(100) < odd) {
            beOdd(call, callback);
        } else if (isOverLimit()) {
            limit(call, callback, Duration.ofSeconds(1));
        } else if (random.nextInt(100) < limited) {
            limitSomehow(call, callback);
        } else if (random.nextInt(100) < badWeather) {
            fail(call, callback);
        } else {
            count(call);
            respond(call, callback, response(202, null));
        }
    }

    private void fail(SimulatedCall call, HttpEngine.Callback callback) {
        switch (random.nextInt(9)) {
            case 0 -> { // hang
            }
            case 1 -> failure(call, callback, "reset");
            case 2 -> failure(call, callback, "refused");
            case 3 -> { // lost-ack
                count(call);
                failure(call, callback, "closed");
            }
            case 4 -> { // stall-body
                count(call);
            }
            case 5 -> { // huge
                count(call);
                respond(call, callback, new Response(202, null, null, new byte[64], false));
            }
            case 6 -> // html
                respond(call, callback, new Response(200, null, null, "<html>".getBytes(StandardCharsets.UTF_8), true));
            case 7 -> respond(call, callback, response(503, header(random.nextInt(90))));
            default -> {
                int status = STATUSES[random.nextInt(STATUSES.length)];
                if (status / 100 == 2) {
                    count(call);
                }
                respond(call, callback, response(status, null));
            }
        }
    }

    private void beOdd(SimulatedCall call, HttpEngine.Callback callback) {
        boolean counts = random.nextBoolean();
        if (counts) {
            count(call);
        }
        switch (random.nextInt(5)) {
            case 0 -> {
                call.thrown = true;
                call.event.client.injected();
                throw new IllegalStateException("simulated, in send");
            }
            case 1 -> {
                call.thrown = true;
                call.event.client.injected();
                throw new TestError();
            }
            case 2 -> { // twice, the second time otherwise
                respond(call, callback, response(counts ? 202 : 500, null));
                failure(call, callback, "a second end");
            }
            case 3 -> { // from inside send
                end(call, () -> callback.onResponse(response(counts ? 202 : 503, null)));
            }
            default -> // long after
                time.in(
                        Duration.ofSeconds(random.nextInt(100)).toNanos(),
                        () -> end(call, () -> callback.onResponse(response(counts ? 202 : 500, null))));
        }
    }

    private boolean isOverLimit() {
        if (ratePerSecond == 0) {
            return false;
        }
        tokens = Math.min(ratePerSecond, tokens + (time.elapsed() - tokensAt) / 1e9 * ratePerSecond);
        tokensAt = time.elapsed();
        if (tokens < 1) {
            return true;
        }
        tokens--;
        return false;
    }

    private void limitSomehow(SimulatedCall call, HttpEngine.Callback callback) {
        switch (random.nextInt(12)) {
            case 0 -> limit(call, callback, Duration.ofSeconds(61 + random.nextInt(100_000)));
            case 1 -> limited(call, callback, LONGEST, null, response(429, "99999999999999999999"));
            case 2 -> limited(call, callback, null, null, response(429, "soon"));
            case 3 -> limited(call, callback, null, null, response(429, null));
            case 4 -> limited(call, callback, null, null, response(429, "-1"));
            case 5 -> { // held against the server's own clock
                Instant date = Instant.parse("2019-01-01T00:00:00Z");
                int seconds = random.nextInt(70);
                String until = HTTP_DATE.format(date.plusSeconds(seconds));
                limited(
                        call,
                        callback,
                        Duration.ofSeconds(seconds),
                        null,
                        new Response(429, until, HTTP_DATE.format(date), new byte[0], true));
            }
            case 6 -> { // held against ours, which jumps
                Instant until = time.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(random.nextInt(70));
                limited(call, callback, null, until, response(429, HTTP_DATE.format(until)));
            }
            case 7 -> {
                Instant until = Instant.parse("2100-01-01T00:00:00Z");
                limited(call, callback, null, until, response(429, HTTP_DATE.format(until)));
            }
            default -> limit(call, callback, Duration.ofSeconds(random.nextInt(6)));
        }
    }

    private void limit(SimulatedCall call, HttpEngine.Callback callback, Duration wait) {
        limited(call, callback, wait, null, response(429, header(wait.toSeconds())));
    }

    private void limited(
            SimulatedCall call,
            HttpEngine.Callback callback,
            @Nullable Duration seconds,
            @Nullable Instant moment,
            Response response) {
        time.in(someLatency(), () -> {
            if (call.isOut()) {
                call.limited(seconds, moment);
            }
            end(call, () -> callback.onResponse(response));
        });
    }

    private void respond(SimulatedCall call, HttpEngine.Callback callback, Response response) {
        time.in(someLatency(), () -> end(call, () -> callback.onResponse(response)));
    }

    private void failure(SimulatedCall call, HttpEngine.Callback callback, String message) {
        time.in(someLatency(), () -> end(call, () -> callback.onFailure(new IOException(message))));
    }

    private static void end(SimulatedCall call, Runnable end) {
        boolean before = call.ended;
        call.ended = true;
        try {
            end.run();
        } catch (OutOfMemoryError e) {
            // The engine's own thread had no memory for it: the response is lost.
            call.limitedJustNow = false;
            call.ended = before;
        }
    }

    private void count(SimulatedCall call) {
        counted.add(call.event.id());
    }

    private long someLatency() {
        return random.nextInt(20) == 0 ? random.nextInt(1000) : (long) (latency * (0.5 + random.nextDouble()));
    }

    private static String header(long seconds) {
        return Long.toString(seconds);
    }

    private static Response response(int status, @Nullable String retryAfter) {
        byte[] body = status == 204 ? new byte[0] : "{\"status\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        return new Response(status, retryAfter, null, body, true);
    }
}
