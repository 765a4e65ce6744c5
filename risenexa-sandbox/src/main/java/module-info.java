import org.jspecify.annotations.NullMarked;

/** A local Risenexa: the tracking contract, a ledger that counts each event once, and faults on demand. */
@NullMarked
module com.risenexa.sandbox {
    requires com.fasterxml.jackson.core;
    requires transitive com.risenexa.tracking;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.transport;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires static transitive org.jspecify;

    // For the JUnit kit. Not transitive, though its types show them: javac would ask for both from everybody.
    requires static org.assertj.core;
    requires static org.junit.jupiter.api;

    exports com.risenexa.sandbox;
}
