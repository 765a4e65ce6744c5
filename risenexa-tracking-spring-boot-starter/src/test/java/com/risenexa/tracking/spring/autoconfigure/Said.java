package com.risenexa.tracking.spring.autoconfigure;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** What the client says through the JDK's logging, and the starter through Spring's. */
final class Said implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final java.util.logging.Logger client = java.util.logging.Logger.getLogger("com.risenexa.tracking");
    private final Logger starter = (Logger) LoggerFactory.getLogger("com.risenexa.tracking.spring");
    private final FromClient fromClient = new FromClient();
    private final FromStarter fromStarter = new FromStarter();

    private Said() {
        client.setLevel(Level.INFO);
        client.addHandler(fromClient);
        starter.setLevel(ch.qos.logback.classic.Level.INFO);
        fromStarter.start();
        starter.addAppender(fromStarter);
    }

    static Said listen() {
        return new Said();
    }

    List<String> linesWith(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void close() {
        client.removeHandler(fromClient);
        starter.detachAppender(fromStarter);
    }

    private final class FromClient extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            lines.add(formatter.formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final class FromStarter extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    }
}
