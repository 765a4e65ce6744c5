package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.delivery.Outputs.AttemptReport;
import com.risenexa.tracking.spi.HttpEngine;
import java.util.function.Consumer;

/** Does what a loop has decided, on the loop's thread. Whatever throws, the rest is done. */
public final class Performer {
    private final DeliveryLoop loop;
    private final Outputs outputs;
    private final HttpEngine engine;
    private final Runnable keyQuestion;
    private final Consumer<? super AttemptReport> reports;
    private final Consumer<? super Throwable> log;

    /**
     * What does it.
     *
     * @param keyQuestion has the key supplier asked on another thread, and a {@link Message.KeySupplied} sent
     * @param log told what was thrown, by whoever it was
     */
    public Performer(
            DeliveryLoop loop,
            HttpEngine engine,
            Runnable keyQuestion,
            Consumer<? super AttemptReport> reports,
            Consumer<? super Throwable> log) {
        this.loop = loop;
        this.outputs = loop.outputs();
        this.engine = engine;
        this.keyQuestion = keyQuestion;
        this.reports = reports;
        this.log = log;
    }

    DeliveryLoop loop() {
        return loop;
    }

    public void perform(long now) {
        cancel();
        askForKey(now);
        send(now);
        report();
        complete();
        Throwable failure = outputs.takeFailure();
        if (failure != null) {
            log.accept(failure);
        }
    }

    private void cancel() {
        InFlightRequest next = outputs.nextToCancel();
        while (next != null) {
            try {
                next.cancel();
            } catch (Throwable t) {
                outputs.failed(t);
            }
            next = outputs.nextToCancel();
        }
    }

    private void askForKey(long now) {
        if (loop.takeKeyQuestion()) {
            try {
                keyQuestion.run();
            } catch (Throwable t) {
                loop.keyNotAsked(t, now);
            }
        }
    }

    private void send(long now) {
        InFlightRequest next = outputs.nextToSend();
        while (next != null) {
            try {
                next.send(engine);
            } catch (Throwable t) {
                loop.breakOff(next.delivery(), t, now);
            }
            next = outputs.nextToSend();
        }
    }

    private void complete() {
        try {
            Delivery next = outputs.nextToComplete();
            while (next != null) {
                loop.complete(next);
                next = outputs.nextToComplete();
            }
        } catch (Throwable t) {
            // The result stays where it is, and is handed over a little later.
            outputs.failed(t);
        }
    }

    private void report() {
        AttemptReport next = outputs.nextReport();
        while (next != null) {
            try {
                reports.accept(next);
            } catch (Throwable t) {
                outputs.failed(t);
            }
            next = outputs.nextReport();
        }
    }
}
