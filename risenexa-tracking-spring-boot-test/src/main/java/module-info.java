import org.jspecify.annotations.NullMarked;

/** A sandbox in Spring Boot tests and in development. */
@NullMarked
module com.risenexa.tracking.spring.test {
    requires transitive com.risenexa.sandbox;
    requires com.risenexa.tracking;
    requires com.risenexa.tracking.spring;
    requires spring.beans;
    requires spring.boot;
    requires transitive spring.context;
    requires spring.core;
    requires spring.test;
    requires static transitive org.jspecify;

    // With the tests of the application. Not transitive, though a type here shows it: javac would ask it of everybody.
    requires static org.junit.jupiter.api;

    exports com.risenexa.tracking.spring.test;

    // Spring makes the beans, by reflection.
    opens com.risenexa.tracking.spring.test to
            spring.beans,
            spring.context,
            spring.core;
    opens com.risenexa.tracking.spring.test.internal to
            org.junit.platform.commons,
            spring.beans,
            spring.context,
            spring.core;
}
