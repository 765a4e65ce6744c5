/**
 * Report that a user registered or converted. Start with {@link com.risenexa.tracking.RisenexaTracking} for one global
 * client, or {@link com.risenexa.tracking.TrackingClient#builder()} for your own.
 */
package com.risenexa.tracking;
