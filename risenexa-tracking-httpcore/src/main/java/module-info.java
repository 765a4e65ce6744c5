import org.jspecify.annotations.NullMarked;

/**
 * A faster HTTP engine for the Risenexa tracking client, on httpcore5. There is nothing to call: a client built while this
 * module is there uses it, unless an {@code HttpClient} is given to its builder. HTTP/1.1 over TLS or clear text; a proxy
 * set for the JVM is refused with a configuration error.
 *
 * @provides com.risenexa.tracking.spi.HttpEngine sends a client's requests
 */
@NullMarked
module com.risenexa.tracking.httpcore {
    requires com.risenexa.tracking;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires static org.jspecify;

    provides com.risenexa.tracking.spi.HttpEngine with
            com.risenexa.tracking.httpcore.HttpCoreEngine;
}
