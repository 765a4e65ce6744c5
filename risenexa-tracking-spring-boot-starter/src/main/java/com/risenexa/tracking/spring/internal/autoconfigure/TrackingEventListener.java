package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.TransactionalTracking;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Tracks what is published as an application event, on the publisher's thread and so in its transaction. */
final class TrackingEventListener implements ApplicationListener<PayloadApplicationEvent<TrackingEvent>> {
    private final TransactionalTracking tracking;

    TrackingEventListener(TransactionalTracking tracking) {
        this.tracking = tracking;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<TrackingEvent> published) {
        tracking.track(published.getPayload());
    }
}
