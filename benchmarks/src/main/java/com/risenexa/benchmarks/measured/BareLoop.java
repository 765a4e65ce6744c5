package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.spi.HttpEngine;
import java.util.concurrent.atomic.LongAdder;

/** The engine alone, c requests at a time, each followed by the next: arguments are base URL and c. */
public final class BareLoop implements HttpEngine.Callback {
    private final HttpEngine engine;
    private final HttpEngine.Request request;
    private final LongAdder answered = new LongAdder();

    private BareLoop(HttpEngine engine, String baseUrl) {
        this.engine = engine;
        this.request = Bare.request(baseUrl);
    }

    public static void main(String[] args) {
        BareLoop loop = new BareLoop(Bare.engine(), args[0]);
        loop.start(Integer.parseInt(args[1]));
        Windows.say(loop.answered::sum);
        System.exit(0);
    }

    private void start(int concurrency) {
        for (int i = 0; i < concurrency; i++) {
            engine.send(request, this);
        }
    }

    @Override
    public void onResponse(HttpEngine.Response response) {
        answered.increment();
        engine.send(request, this);
    }

    @Override
    public void onFailure(Exception cause) {
        throw new IllegalStateException("the server is healthy", cause);
    }
}
