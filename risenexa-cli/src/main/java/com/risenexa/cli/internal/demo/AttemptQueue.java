package com.risenexa.cli.internal.demo;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Brings what the client's listener hears to the thread that writes. */
final class AttemptQueue implements TrackingListener {
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    @Override
    public void onAttempt(TrackingEvent event, Attempt attempt) {
        heard.add(attempt);
    }

    @Override
    public void onResult(TrackingEvent event, TrackResult result) {
        heard.add(result);
    }

    /** Hands on each attempt as it ends, until the result is there. */
    void follow(Consumer<Attempt> each) throws InterruptedException {
        while (heard.take() instanceof Attempt attempt) {
            each.accept(attempt);
        }
    }
}
