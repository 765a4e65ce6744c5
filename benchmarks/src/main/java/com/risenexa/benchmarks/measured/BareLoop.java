package com.risenexa.benchmarks.measured;

import com.risenexa.tracking.spi.Engine;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** The engine alone, c requests at a time, each followed by the next: arguments are base URL and c. */
public final class BareLoop {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Engine engine;
    private final Engine.Request request;
    private final LongAdder answered = new LongAdder();

    private BareLoop(Engine engine, String baseUrl) {
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
            if (engine.blocks()) {
                Thread thread = new Thread(this::forEver, "bare-" + i);
                thread.setDaemon(true);
                thread.start();
            } else {
                again();
            }
        }
    }

    private void forEver() {
        while (true) {
            engine.exchange(request, TIMEOUT, new Next(() -> {}));
        }
    }

    private void again() {
        engine.exchange(request, TIMEOUT, new Next(this::again));
    }

    /** Counts and goes on. */
    private final class Next implements Engine.Callback {
        private final Runnable then;

        Next(Runnable then) {
            this.then = then;
        }

        @Override
        public void answered(Engine.Answer answer) {
            answered.increment();
            then.run();
        }

        @Override
        public void failed(Exception cause) {
            throw new IllegalStateException("the server is healthy", cause);
        }
    }
}
