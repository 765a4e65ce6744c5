package com.risenexa.tracking.spring.internal.startup;

import com.risenexa.tracking.spi.Engine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Takes every request itself and says so in the log: all is as ever, but nothing leaves the process. */
final class DryRunEngine implements Engine {
    private static final System.Logger LOG = System.getLogger("com.risenexa.tracking.spring");
    private static final byte[] BODY = "{\"status\":\"accepted\",\"dry_run\":true}".getBytes(StandardCharsets.UTF_8);

    @Override
    public void exchange(Request request, Duration timeout, Callback callback) {
        LOG.log(System.Logger.Level.INFO, "dry run, not sent: {0} of {1} bytes", request, request.body().length);
        callback.answered(new Answer(202, null, null, BODY.clone(), true));
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public void close() {}
}
