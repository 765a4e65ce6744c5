package com.risenexa.sandbox.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.internal.store.Writer.WriteTask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What waits for the database is bounded in number and in time; what is refused is told so at once. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueueBoundTest {
    @TempDir
    Path folder;

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch isHeld = new CountDownLatch(1);

    private boolean hold() {
        isHeld.countDown();
        try {
            return release.await(110, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void writes_beyond_the_queue_are_refused_and_the_others_are_done() throws Exception {
        try (Database store = Database.inMemory()) {
            fill(() -> store.write(session -> hold()), () -> store.write(session -> true));
        }
    }

    @Test
    void reads_beyond_the_queue_are_refused_and_the_others_are_done() throws Exception {
        try (Database store = Database.inFolder(folder, Duration.ZERO)) {
            fill(() -> store.read(connection -> hold()), () -> store.read(connection -> true));
        }
    }

    private void fill(Supplier<CompletableFuture<Boolean>> holding, Supplier<CompletableFuture<Boolean>> task)
            throws Exception {
        List<CompletableFuture<Boolean>> queued = new ArrayList<>();
        try {
            queued.add(holding.get());
            isHeld.await();
            for (int i = 0; i < Writer.MAX_QUEUED; i++) {
                queued.add(task.get());
            }
            assertThat(task.get())
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withMessageContaining("try again");
        } finally {
            release.countDown();
        }
        for (CompletableFuture<Boolean> done : queued) {
            assertThat(done.get(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(task.get().get(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void close_does_not_wait_for_ever_for_a_write_and_what_is_queued_fails() throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("closed.db"));
        try (var connection = source.getConnection()) {
            SandboxSchema.prepare(connection, "the test's file");
        }
        Writer writer = new Writer(source, Duration.ofMillis(100));
        WriteTask<Boolean> queued = new WriteTask<>(session -> true, true);
        writer.submit(new WriteTask<>(session -> hold(), true));
        isHeld.await();
        writer.submit(queued);

        assertThatThrownBy(writer::close).isInstanceOf(SandboxException.class).hasMessageContaining("end the process");
        assertThat(queued.result).failsWithin(Duration.ZERO).withThrowableThat().withMessageContaining("closed");
        release.countDown();
        writer.close();
    }
}
