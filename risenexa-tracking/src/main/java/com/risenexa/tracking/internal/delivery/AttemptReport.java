package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackingEvent;

/** An attempt that ended, for the listener. */
public record AttemptReport(TrackingEvent event, Attempt attempt) {}
