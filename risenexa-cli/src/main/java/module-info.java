import org.jspecify.annotations.NullMarked;

/** The risenexa command. */
@NullMarked
module com.risenexa.cli {
    requires com.fasterxml.jackson.core;
    requires com.risenexa.sandbox;
    requires com.risenexa.tracking;
    requires com.risenexa.tracking.outbox;
    requires de.siegmar.fastcsv;
    requires info.picocli;
    requires java.logging;
    requires java.net.http;
    requires java.sql;
    requires jdk.unsupported;
    requires static org.jspecify;

    exports com.risenexa.cli;

    opens com.risenexa.cli.internal to
            info.picocli;
    opens com.risenexa.cli.internal.completion to
            info.picocli;
    opens com.risenexa.cli.internal.config to
            info.picocli;
    opens com.risenexa.cli.internal.demo to
            info.picocli;
    opens com.risenexa.cli.internal.doctor to
            info.picocli;
    opens com.risenexa.cli.internal.importer to
            info.picocli;
    opens com.risenexa.cli.internal.options to
            info.picocli;
    opens com.risenexa.cli.internal.outbox to
            info.picocli;
    opens com.risenexa.cli.internal.sandbox to
            info.picocli;
    opens com.risenexa.cli.internal.track to
            info.picocli;
    opens com.risenexa.cli.internal.version to
            info.picocli;
}
