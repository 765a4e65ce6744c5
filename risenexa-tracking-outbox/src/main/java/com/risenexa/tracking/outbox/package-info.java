/**
 * The outbox: an event is a row in the application's own transaction, delivered later, as often as it takes. Start at
 * {@link com.risenexa.tracking.outbox.TrackingOutbox}.
 */
package com.risenexa.tracking.outbox;
