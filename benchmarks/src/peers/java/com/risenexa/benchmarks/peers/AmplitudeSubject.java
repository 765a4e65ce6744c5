package com.risenexa.benchmarks.peers;

import com.amplitude.Amplitude;
import com.amplitude.Event;
import com.risenexa.benchmarks.measured.Sample;
import com.risenexa.benchmarks.measured.Subject;

/** Amplitude's SDK: 10 events a request. */
public final class AmplitudeSubject implements Subject {
    private final Amplitude amplitude = Amplitude.getInstance("benchmark");

    public AmplitudeSubject(String baseUrl, int room) {
        amplitude.init("benchmark");
        amplitude.setServerUrl(baseUrl + "/2/httpapi");
    }

    @Override
    public void call(int number) {
        Event event = new Event("user_registered", "user-" + number);
        Sample.METADATA.forEach(event::addEventProperty);
        amplitude.logEvent(event);
    }

    @Override
    public void flush() {
        amplitude.flushEvents();
    }

    @Override
    public void close() {
        try {
            amplitude.shutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
