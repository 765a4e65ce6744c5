package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Takes every request itself and says so in the log: all is as ever, but nothing leaves the process. */
final class DryRunEngine implements HttpEngine {
    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);
    private static final byte[] BODY = "{\"status\":\"accepted\",\"dry_run\":true}".getBytes(StandardCharsets.UTF_8);

    private final @Nullable String unsupportedReason;

    /**
     * An engine.
     *
     * @param unsupportedReason why the one that would send could not
     */
    DryRunEngine(@Nullable String unsupportedReason) {
        this.unsupportedReason = unsupportedReason;
    }

    @Override
    public Call send(Request request, Callback callback) {
        LOG.info("dry run, not sent: " + request + " of " + request.body().length + " bytes");
        callback.onResponse(new Response(202, null, null, BODY.clone(), true));
        return () -> {};
    }

    @Override
    public @Nullable String unsupportedReason(URI uri) {
        return unsupportedReason;
    }

    @Override
    public void close() {}
}
