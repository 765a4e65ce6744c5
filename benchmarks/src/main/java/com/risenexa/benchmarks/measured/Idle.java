package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spi.HttpEngine;
import java.util.concurrent.CompletableFuture;

/** One call of {@code track} at a time on an idle client, or one request of the bare engine: arguments are who, base URL. */
public final class Idle {
    private static final int WARM_UP = 1_500;
    private static final int CALLS = 500;
    private static final int PAUSE = 2;

    private Idle() {}

    public static void main(String[] args) {
        Runnable call = args[0].equals("client") ? client(args[1]) : engine(args[1]);
        long[] nanos = new long[CALLS];
        for (int i = -WARM_UP; i < CALLS; i++) {
            Out.pause(PAUSE);
            long start = System.nanoTime();
            call.run();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        Out.sayPercentiles("ns", nanos);
        System.exit(0);
    }

    private static Runnable client(String baseUrl) {
        TrackingClient client = TrackingClient.builder()
                .apiKey("rxt_live_benchmark")
                .startupSlug("acme")
                .baseUrl(baseUrl)
                .build();
        return () -> {
            if (!client.trackRegistration("user-1").isAccepted()) {
                throw new IllegalStateException("the server is healthy");
            }
        };
    }

    private static Runnable engine(String baseUrl) {
        HttpEngine engine = Bare.engine();
        HttpEngine.Request request = Bare.request(baseUrl);
        return () -> {
            CompletableFuture<HttpEngine.Response> answer = new CompletableFuture<>();
            engine.send(request, new HttpEngine.Callback() {
                @Override
                public void onResponse(HttpEngine.Response response) {
                    answer.complete(response);
                }

                @Override
                public void onFailure(Exception cause) {
                    answer.completeExceptionally(cause);
                }
            });
            answer.join();
        };
    }
}
