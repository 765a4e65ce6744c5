import org.jspecify.annotations.NullMarked;

/** Risenexa tracking for Spring Boot: what a transaction tracks is sent if it commits, and only then. */
@NullMarked
module com.risenexa.tracking.spring {
    requires transitive com.risenexa.tracking;
    requires spring.beans;
    requires spring.boot;
    requires transitive spring.boot.autoconfigure;
    requires spring.context;
    requires spring.core;
    requires static spring.tx;
    requires static transitive org.jspecify;

    exports com.risenexa.tracking.spring;

    // Spring makes the beans, by reflection.
    opens com.risenexa.tracking.spring.internal.autoconfigure to
            spring.beans,
            spring.boot,
            spring.context,
            spring.core;
}
