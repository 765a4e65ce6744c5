package com.risenexa.cli.internal.importer.state;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A lock of the operating system, which goes with its process however that ends. Its file is removed at the end; whoever
 * has opened it before that, and locks it after, holds a file that nobody else finds, and tries again.
 */
final class FileLockGuard implements Closeable {
    private static final int MOST_TRIES = 10;

    private final Path file;
    private final FileChannel channel;

    private FileLockGuard(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Null if another has it. */
    static @Nullable FileLockGuard tryLock(Path file) throws IOException {
        for (int i = 0; i < MOST_TRIES; i++) {
            FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                Object opened = key(file);
                if (channel.tryLock() == null) {
                    channel.close();
                    return null;
                }
                if (channel.size() > 0) {
                    channel.close();
                    throw new IOException(file + " is not a lock of an import: it is not empty");
                }
                if (opened == null || opened.equals(key(file))) {
                    return new FileLockGuard(file, channel);
                }
                channel.close();
            } catch (OverlappingFileLockException e) { // by this JVM
                channel.close();
                return null;
            } catch (NoSuchFileException e) { // removed meanwhile
                channel.close();
            }
        }
        return null;
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
