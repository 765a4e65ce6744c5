import org.jspecify.annotations.NullMarked;

/**
 * A faster HTTP engine for the Risenexa tracking client, on httpcore5. There is nothing to call: a client uses it if this
 * module is present when the client is built, unless an {@code HttpClient} is given to its builder. HTTP/1.1 over TLS or
 * clear text; if the JVM is set to use a proxy, every call returns a configuration error.
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
