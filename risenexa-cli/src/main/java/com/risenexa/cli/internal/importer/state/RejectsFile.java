package com.risenexa.cli.internal.importer.state;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.input.ContentHash;
import com.risenexa.cli.internal.importer.input.Header;
import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.state.ImportState.RejectsOffset;
import com.risenexa.cli.internal.importer.state.StateFile.PrivateFiles;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rejected rows, as a CSV file that can be corrected and imported again. Begun with the first of them, and written
 * in the order of the input, so that a state can say how much of it belongs to the rows that are done.
 */
public final class RejectsFile implements Closeable {
    private static final int DIGESTED = 4096;

    private final Path file;
    private final Supplier<Header> header;
    private @Nullable FileChannel channel;
    private long length;

    /**
     * Nothing is written yet.
     *
     * @param header asked for with the first rejected row
     */
    public RejectsFile(Path file, Supplier<Header> header) {
        this.file = file;
        this.header = header;
    }

    public Path path() {
        return file;
    }

    /**
     * Goes on where an earlier run's state stands; what that run wrote after it comes again.
     *
     * @throws CliException if the file is not the one that the state speaks of
     */
    public void resume(RejectsOffset mark) {
        if (!mark.file().equals(file.toString())) {
            throw CliException.usage(
                    "the rejected rows of the interrupted import are in " + mark.file(),
                    "Say so: --rejects " + mark.file());
        }
        try {
            FileChannel there = PrivateFiles.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (there.size() < mark.length() || !digest(there, mark.length()).equals(mark.digest())) {
                there.close();
                throw changed();
            }
            there.truncate(mark.length());
            there.position(mark.length());
            channel = there;
            length = mark.length();
        } catch (IOException e) {
            throw changed();
        }
    }

    private CliException changed() {
        return CliException.usage(
                "the rejected rows in " + file + " are not as the interrupted import left them",
                "Put the file back, or start again with --restart: no row is counted twice.");
    }

    /** Adds one, and creates the file with the first; one of an earlier import is kept as {@code .bak}. */
    public void add(RejectedRow row) {
        try {
            FileChannel open = channel;
            if (open == null) {
                open = create();
                channel = open;
                write(open, head(header.get()));
            }
            write(open, line(header.get(), row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path backup(Path file) {
        return file.resolveSibling(file.getFileName() + ".bak");
    }

    /**
     * Looks whether it may be written to, before there is anything to write.
     *
     * @throws CliException if not
     */
    public void check() {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw CliException.usage(
                    "rejected rows cannot be written to " + file, "Give another place: --rejects FILE");
        }
        if (Files.isSymbolicLink(file) && !isDevice()) {
            throw CliException.usage(
                    "rejected rows cannot be written to " + file + ": it is a symbolic link",
                    "Name the file itself: --rejects FILE");
        }
    }

    /** Such as {@code /dev/null}, or a pipe. */
    private boolean isDevice() {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private FileChannel create() throws IOException {
        if (isDevice()) {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        }
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > 0) {
            Files.move(file, backup(file), StandardCopyOption.REPLACE_EXISTING);
        }
        return PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }

    private void write(FileChannel open, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            while (rest.hasRemaining()) {
                open.write(rest);
            }
            length += bytes.length;
        } catch (IOException e) {
            if (Files.isRegularFile(file)) {
                open.truncate(length); // no half of a row stays behind
            }
            throw e;
        }
    }

    /** On the disk, for a state to speak of; null if there is none, or if it is no file that could be cut. */
    public @Nullable RejectsOffset mark() throws IOException {
        FileChannel open = channel;
        if (open == null || !Files.isRegularFile(file)) { // such as /dev/null
            return null;
        }
        open.force(false);
        return new RejectsOffset(file.toString(), length, digest(open, length));
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private static byte[] head(Header header) {
        List<String> names = new ArrayList<>(Header.REJECT_COLUMNS);
        names.addAll(kept(header, header.names()));
        String line = csv(header, names);
        return (header.marked() ? "\uFEFF" + line : line).getBytes(StandardCharsets.UTF_8);
    }

    /** Why, and then the row as it was. */
    private static byte[] line(Header header, RejectedRow rejected) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(rejected.row().line()));
        cells.add(rejected.fault().code());
        cells.add(Objects.requireNonNullElse(rejected.fault().message(), ""));
        cells.addAll(kept(header, rejected.row().cells()));
        return csv(header, cells).getBytes(StandardCharsets.UTF_8);
    }

    /** Without the reasons of an earlier import, if it was its rejected rows that were imported. */
    private static List<String> kept(Header header, List<String> cells) {
        List<String> names = header.names();
        return IntStream.range(0, cells.size())
                .filter(i -> i >= names.size() || !Header.REJECT_COLUMNS.contains(names.get(i)))
                .mapToObj(cells::get)
                .toList();
    }

    private static String csv(Header header, List<String> cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(header.separator())
                .lineDelimiter(LineDelimiter.LF)
                .build(text)) {
            writer.writeRecord(cells);
        } catch (IOException e) {
            throw new IllegalStateException("a StringWriter never fails", e);
        }
        return text.toString();
    }

    /** Of the end of the file, to detect that it was changed. */
    private static String digest(FileChannel channel, long length) throws IOException {
        int size = (int) Math.min(DIGESTED, length);
        ByteBuffer bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining() && channel.read(bytes, length - size + bytes.position()) >= 0) {
            // Until all of it is here.
        }
        return ContentHash.of(new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1));
    }

    /** A row that was rejected, by the command or by the server. */
    public record RejectedRow(Row row, RowError fault) {}
}
