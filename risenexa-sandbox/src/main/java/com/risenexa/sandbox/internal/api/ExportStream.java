package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.api.ExportEndpoint.ExportFormat;
import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody;
import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody.BodyWriter;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.store.Page;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends all that a filter lets through, page by page, no faster than it is read. It ends with what is there when it
 * begins. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a page that fails ends the connection
final class ExportStream<T> implements StreamingBody {
    private static final long PAGE_CHARACTERS = 256 * 1024;
    private static final int PAGE_ROWS = 500;

    private final Database store;
    private final ExportTable<T> table;
    private final ExportFormat format;
    private Filter filter;
    private long left;
    private @Nullable BodyWriter sink;
    private boolean reading;
    private boolean over;

    /**
     * Not begun.
     *
     * @param most how many items at most
     */
    ExportStream(Database store, ExportTable<T> table, ExportFormat format, Filter filter, long most) {
        this.store = store;
        this.table = table;
        this.format = format;
        this.filter = filter;
        this.left = most;
    }

    @Override
    public synchronized void open(BodyWriter opened) {
        sink = opened;
        reading = true;
        store.read(WriteSession::lastSeq).whenComplete((last, failure) -> guarded(() -> begin(last, failure)));
    }

    private void begin(@Nullable Long last, @Nullable Throwable failure) {
        if (last == null || failure != null) {
            give(null);
            return;
        }
        filter = filter.before(Math.min(filter.before(), last + 1));
        write(format.head(table));
        read();
    }

    /** The future that it runs in would keep to itself what is thrown, and nothing more would come. */
    private synchronized void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            over = true;
            if (sink != null) {
                sink.abort();
            }
            throw e;
        }
    }

    private void read() {
        reading = true;
        Filter page = filter.limit((int) Math.min(left, PAGE_ROWS));
        store.read(connection -> table.pages().read(connection, page, PAGE_CHARACTERS))
                .whenComplete((rows, failure) -> guarded(() -> give(failure == null ? rows : null)));
    }

    private void give(@Nullable Page<T> rows) {
        reading = false;
        if (over || sink == null) {
            return;
        }
        if (rows == null) {
            over = true;
            sink.abort();
            return;
        }
        write(bytes(rows.items()));
        left -= rows.items().size();
        if (!rows.more() || left <= 0) {
            over = true;
            sink.end();
            return;
        }
        filter = filter.from(
                table.seq().applyAsLong(rows.items().get(rows.items().size() - 1)));
        if (sink.isWritable()) {
            read();
        }
    }

    private byte[] bytes(List<T> items) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(items.size() * 512);
        items.forEach(item -> lines.writeBytes(format.line(table, item)));
        return lines.toByteArray();
    }

    private void write(byte[] bytes) {
        if (sink != null && bytes.length > 0) {
            sink.write(bytes);
        }
    }

    @Override
    public synchronized void writable() {
        if (!over && !reading) {
            read();
        }
    }

    @Override
    public synchronized void closed() {
        over = true;
    }
}
