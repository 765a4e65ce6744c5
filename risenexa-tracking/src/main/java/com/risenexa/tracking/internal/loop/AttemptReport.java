package com.risenexa.tracking.internal.loop;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackingEvent;

/** An attempt that ended, for the listener. */
public record AttemptReport(TrackingEvent event, Attempt attempt) {}
