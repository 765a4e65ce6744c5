package com.risenexa.tracking.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the project says to java.util.logging, kept from the console, until closed. */
public final class LogCapture extends Handler {
    private final Logger logger = Logger.getLogger("com.risenexa.tracking");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final boolean parents = logger.getUseParentHandlers();

    public LogCapture() {
        setFormatter(new SimpleFormatter());
        setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord logged) {
        records.add(logged);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(parents);
    }

    public List<LogRecord> records() {
        return records;
    }

    public List<String> messages() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    /** All of it as a handler would write it, stack traces too. */
    public String text() {
        StringBuilder text = new StringBuilder();
        records.forEach(logged -> text.append(getFormatter().format(logged)));
        return text.toString();
    }
}
