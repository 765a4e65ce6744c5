package com.risenexa.tracking.testing;

import com.risenexa.testsupport.RawRequest;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event tracked against a server of its own.
 *
 * @param result what the caller got
 * @param requests what the server got
 * @param connections how many the server accepted
 */
public record One(TrackResult result, List<RawRequest> requests, int connections) {

    /** A registration, sent once and no more. */
    public static One answeredOnce(Reply reply) {
        return track(TrackingEvent.registration("u1"), 0, reply);
    }

    /** A registration with the usual three retries; the last reply is for all that follow. */
    public static One answered(Reply... replies) {
        return track(TrackingEvent.registration("u1"), 3, replies);
    }

    public static One track(@Nullable TrackingEvent event, int maxRetries, Reply... replies) {
        try (RawServer server = RawServer.answering(replies);
                TrackingClient client =
                        Clients.builder(server).maxRetries(maxRetries).build()) {
            TrackResult result = client.track(event);
            return new One(result, server.requests(), server.connections());
        }
    }
}
