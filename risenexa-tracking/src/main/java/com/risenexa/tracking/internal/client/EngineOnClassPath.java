package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.spi.Engine;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** An HTTP engine beside the client's own, chosen by being on the class path. */
final class EngineOnClassPath {
    private EngineOnClassPath() {}

    /** A new one; null if there is none. One that cannot be loaded is spoken of in the log, and does without. */
    static @Nullable Engine find() {
        try {
            Iterator<Engine> found = ServiceLoader.load(Engine.class, Engine.class.getClassLoader())
                    .iterator();
            return found.hasNext() ? found.next() : null;
        } catch (ServiceConfigurationError | LinkageError e) {
            ResultLog.warn("an HTTP engine on the class path cannot be used, the JDK's is instead: " + e);
            return null;
        }
    }
}
