package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spi.HttpEngine;
import java.util.concurrent.CountDownLatch;

/** A new JVM until its first event is delivered: arguments are client or engine, base URL. */
public final class FirstEvent {
    private FirstEvent() {}

    public static void main(String[] args) throws InterruptedException {
        if (args[0].equals("client")) {
            TrackingClient client = TrackingClient.builder()
                    .apiKey("rxt_live_benchmark")
                    .startupSlug("acme")
                    .baseUrl(args[1])
                    .build();
            boolean accepted = client.trackAsync(
                            TrackingEvent.registration("user-1").withMetadata(Sample.METADATA))
                    .join()
                    .isAccepted();
            say(accepted);
        } else {
            CountDownLatch answered = new CountDownLatch(1);
            Bare.engine().send(Bare.request(args[1]), new HttpEngine.Callback() {
                @Override
                public void onResponse(HttpEngine.Response response) {
                    answered.countDown();
                }

                @Override
                public void onFailure(Exception cause) {
                    throw new IllegalStateException("the server is healthy", cause);
                }
            });
            answered.await();
            say(true);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void say(boolean delivered) {
        double cpu = Out.cpu();
        Out.say("delivered", delivered ? 1 : 0);
        Out.say("cpu_ms", cpu * 1e3);
    }
}
