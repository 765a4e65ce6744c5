package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.spi.Engine;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Takes every request itself and says so in the log: all is as ever, but nothing leaves the process. */
final class DryRunEngine implements Engine {
    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);
    private static final byte[] BODY = "{\"status\":\"accepted\",\"dry_run\":true}".getBytes(StandardCharsets.UTF_8);

    private final @Nullable String obstacle;

    /**
     * An engine.
     *
     * @param obstacle what stands in the way of the one that would send
     */
    DryRunEngine(@Nullable String obstacle) {
        this.obstacle = obstacle;
    }

    @Override
    public void exchange(Request request, Duration timeout, Callback callback) {
        LOG.info("dry run, not sent: " + request + " of " + request.body().length + " bytes");
        callback.answered(new Answer(202, null, null, BODY.clone(), true));
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public @Nullable String obstacle(URI uri) {
        return obstacle;
    }

    @Override
    public void close() {}
}
