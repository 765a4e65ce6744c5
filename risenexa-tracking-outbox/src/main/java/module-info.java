import org.jspecify.annotations.NullMarked;

/** Durable delivery through a database: an event is a row in the application's own transaction. */
@NullMarked
module com.risenexa.tracking.outbox {
    requires com.github.kagkarlsson.scheduler;
    requires transitive com.risenexa.tracking;
    requires transitive java.sql;
    requires static com.zaxxer.hikari;
    requires static transitive org.jspecify;

    exports com.risenexa.tracking.outbox;
}
