package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.spi.HttpEngine;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** An HTTP engine beside the client's own, chosen by being on the class path. */
final class EngineLoader {
    private EngineLoader() {}

    /** A new one; null if there is none. One that cannot be loaded is spoken of in the log, and does without. */
    static @Nullable HttpEngine find() {
        try {
            Iterator<HttpEngine> found = ServiceLoader.load(HttpEngine.class, HttpEngine.class.getClassLoader())
                    .iterator();
            return found.hasNext() ? found.next() : null;
        } catch (ServiceConfigurationError | LinkageError e) {
            ThrottledErrorLog.warn("an HTTP engine on the class path cannot be used, the JDK's is instead: " + e);
            return null;
        }
    }
}
