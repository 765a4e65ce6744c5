package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.RowReaderThread.RowBatch.End;
import com.risenexa.cli.internal.importer.input.Header;
import com.risenexa.cli.internal.importer.input.Input;
import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.input.RowsReader;
import com.risenexa.cli.internal.importer.input.RowsReader.RowSource;
import com.risenexa.cli.internal.importer.mapping.Mapping;
import com.risenexa.cli.internal.importer.mapping.Mapping.MissingFields;
import com.risenexa.cli.internal.importer.mapping.RowMapper;
import com.risenexa.cli.internal.importer.mapping.RowMapper.MappingResult;
import com.risenexa.cli.internal.importer.progress.ProgressLine.ImportCounters;
import com.risenexa.tracking.TrackingEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows and makes events of them, on a thread of its own: a pipe that stalls stalls only this. A few chunks ahead of
 * the sending, no more. All but {@link #run} is for the sending thread.
 */
final class RowReaderThread implements AutoCloseable {
    private static final int CHUNK_ROWS = 256;
    private static final int CHUNK_CHARS = 128 * 1024;
    private static final int CHUNKS_AHEAD = 4;

    /** A row may take this part of the memory; the parser holds it up to three times while it grows. */
    private static final long MEMORY_SHARE = 16;

    private static final int LONGEST_ROW = 16 * 1024 * 1024;

    private final Input input;
    private final ImportOptions options;
    private final long skip;
    private final ImportCounters counters;
    private final ArrayBlockingQueue<RowBatch> chunks = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
    private final Thread thread = new Thread(this::run, "risenexa-read");

    /** Whether nobody wants more rows; the thread ends with the next one that it reads. */
    private volatile boolean closed;

    private Consumer<String> say = line -> {};
    private List<ImportRow> gathered = new ArrayList<>();
    private int gatheredChars;

    private Iterator<ImportRow> current = List.<ImportRow>of().iterator();
    private @Nullable Header header;
    private @Nullable End end;

    RowReaderThread(Input input, ImportOptions options, long skip, ImportCounters counters) {
        this.input = input;
        this.options = options;
        this.skip = skip;
        this.counters = counters;
        thread.setDaemon(true);
    }

    /**
     * Begins.
     *
     * @param say is told, on the reading thread, what was found out of the input
     */
    void start(Consumer<String> say) {
        this.say = say;
        thread.start();
    }

    private void run() {
        End how;
        try (RowSource rows =
                RowsReader.open(input.name(), input.open(this::handOver), options.input(), longestRow())) {
            Mapping mapping = Mapping.of(options.mapping(), rows.header());
            if (rows.note() != null) {
                say.accept(rows.note());
            }
            put(new RowBatch(rows.header(), List.of(), null));
            skip(rows);
            how = read(rows, new RowMapper(mapping), new MissingFields(mapping, rows.header(), say));
        } catch (
                CliException
                        e) { // options that the input does not agree with: these rows would be rejected, all of them
            gathered = List.of();
            how = new End(e, false);
        } catch (Throwable e) { // also a lack of memory: the other thread would wait for ever
            how = new End(e, false);
        }
        handOver();
        put(new RowBatch(null, List.of(), how));
    }

    private static int longestRow() {
        return (int) Math.min(LONGEST_ROW, Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
    }

    private void skip(RowSource rows) throws IOException {
        for (long i = 0; i < skip && !closed; i++) {
            if (rows.next() == null) {
                throw CliException.usage(
                        input.name() + " has " + i + " rows, and " + skip + " are done by the state",
                        "Is it the same input? Start again with --restart: no row is counted twice.");
            }
            counters.skipped.incrementAndGet();
        }
    }

    private End read(RowSource rows, RowMapper mapper, MissingFields missing) throws IOException {
        for (long i = 0; i < options.limit && !closed; i++) {
            Row row = rows.next();
            if (row == null) {
                note(missing);
                return new End(null, false);
            }
            missing.see(row);
            gathered.add(new ImportRow(skip + i, row, mapper.map(row)));
            gatheredChars += row.chars();
            if (gathered.size() >= CHUNK_ROWS || gatheredChars >= CHUNK_CHARS) {
                handOver();
            }
        }
        note(missing);
        handOver();
        return new End(null, rows.next() != null);
    }

    private void note(MissingFields missing) {
        String metadata = missing.end();
        if (metadata != null && options.dryRun) {
            throw CliException.usage(metadata, "A field that only some rows have would be taken from those.");
        }
        if (metadata != null) {
            say.accept(metadata + "; the events are sent without it.");
        }
    }

    private void handOver() {
        if (!gathered.isEmpty()) {
            put(new RowBatch(null, gathered, null));
            gathered = new ArrayList<>(CHUNK_ROWS);
            gatheredChars = 0;
        }
    }

    private void put(RowBatch chunk) {
        try {
            chunks.put(chunk);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody wants it
        }
    }

    /** The next row; null if none came in time, or no more comes. */
    @Nullable
    ImportRow poll(long millis) throws InterruptedException {
        while (!current.hasNext()) {
            if (end != null) {
                return null;
            }
            RowBatch chunk = chunks.poll(millis, TimeUnit.MILLISECONDS);
            if (chunk == null) {
                if (!thread.isAlive() && chunks.isEmpty()) {
                    end = new End(new IllegalStateException("the reading of the input broke off"), false);
                }
                return null;
            }
            header = chunk.header() == null ? header : chunk.header();
            end = chunk.end();
            current = chunk.items().iterator();
        }
        return current.next();
    }

    /** Known before the first row. */
    @Nullable
    Header header() {
        return header;
    }

    /** Why no more comes; null as long as something may. */
    @Nullable
    End end() {
        return end;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        chunks.clear();
    }

    /**
     * A batch of rows that the reading thread hands over.
     *
     * @param header with the first one only
     * @param end with the last one only
     */
    record RowBatch(
            @Nullable Header header,
            List<ImportRow> items,
            @Nullable End end) {
        /**
         * The reason why the input ended.
         *
         * @param fault what went wrong; null if nothing did
         * @param more whether rows are left, beyond the limit
         */
        record End(@Nullable Throwable fault, boolean more) {}
    }

    /**
     * A row on its way.
     *
     * @param number counted from 0 in the input
     * @param mapped what it became
     */
    record ImportRow(long number, Row row, MappingResult mapped) {
        @Nullable
        TrackingEvent event() {
            return mapped.event();
        }

        @Nullable
        RowError fault() {
            return mapped.fault();
        }
    }
}
