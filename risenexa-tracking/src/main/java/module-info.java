import org.jspecify.annotations.NullMarked;

/** The Risenexa tracking client: report that a user registered or converted. */
@NullMarked
@SuppressWarnings("module") // the modules named below are built later than this one
module com.risenexa.tracking {
    requires com.fasterxml.jackson.core;
    requires transitive java.net.http;
    requires static transitive org.jspecify;

    exports com.risenexa.tracking;
    exports com.risenexa.tracking.spi to
            com.risenexa.tracking.httpcore,
            com.risenexa.tracking.spring;
    exports com.risenexa.tracking.support to
            com.risenexa.cli,
            com.risenexa.sandbox,
            com.risenexa.tracking.outbox,
            com.risenexa.tracking.spring;

    uses com.risenexa.tracking.spi.HttpEngine;
}
