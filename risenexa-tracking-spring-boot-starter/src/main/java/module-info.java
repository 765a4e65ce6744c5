import org.jspecify.annotations.NullMarked;

/** Risenexa tracking for Spring Boot: what a transaction tracks is sent if it commits, and only then. */
@NullMarked
@SuppressWarnings("module") // the module named below is built later than this one
module com.risenexa.tracking.spring {
    requires transitive com.risenexa.tracking;
    requires org.apache.commons.logging;
    requires spring.beans;
    requires spring.boot;
    requires transitive spring.boot.autoconfigure;
    requires spring.context;
    requires spring.core;
    requires static com.risenexa.tracking.outbox;
    requires static java.sql;
    requires static micrometer.commons;
    requires static micrometer.core;
    requires static micrometer.observation;
    requires static spring.boot.actuator;
    requires static spring.boot.actuator.autoconfigure;
    requires static spring.boot.health;
    requires static spring.jdbc;
    requires static spring.tx;
    requires static transitive org.jspecify;

    exports com.risenexa.tracking.spring;
    exports com.risenexa.tracking.spring.internal.client to
            com.risenexa.tracking.spring.test;

    // Spring makes the beans, by reflection.
    opens com.risenexa.tracking.spring.internal.actuate to
            spring.beans,
            spring.boot,
            spring.context,
            spring.core;
    opens com.risenexa.tracking.spring.internal.autoconfigure to
            spring.beans,
            spring.boot,
            spring.context,
            spring.core;
    opens com.risenexa.tracking.spring.internal.settings to
            spring.beans,
            spring.boot,
            spring.context,
            spring.core;
    opens com.risenexa.tracking.spring.internal.client to
            spring.beans,
            spring.boot,
            spring.context,
            spring.core;
}
