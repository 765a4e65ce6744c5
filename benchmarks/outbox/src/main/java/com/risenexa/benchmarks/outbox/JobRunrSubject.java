package com.risenexa.benchmarks.outbox;

import static org.jobrunr.server.BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration;

import java.sql.Connection;
import java.time.Duration;
import javax.sql.DataSource;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;

/** JobRunr, which finds only what is public. It cannot join a transaction of the caller's: its row is a commit of its own. */
public final class JobRunrSubject implements Subject {
    /** The shortest that it takes. */
    private static final Duration POLL = Duration.ofSeconds(5);

    private final StorageProvider storage;
    private final JobScheduler scheduler;

    JobRunrSubject(DataSource dataSource) {
        this.storage = SqlStorageProviderFactory.using(dataSource);
        this.scheduler =
                JobRunr.configure().useStorageProvider(storage).initialize().getJobScheduler();
    }

    /** What a job does. */
    public static void deliver(int number, String payload) {
        Work.deliver();
    }

    @Override
    public String name() {
        return "JobRunr";
    }

    @Override
    public boolean joinsTransactions() {
        return false;
    }

    @Override
    public void record(Connection connection, int number) {
        scheduler.enqueue(() -> JobRunrSubject.deliver(number, "{\"plan\":\"pro\"}"));
    }

    @Override
    public void startDraining(int inFlight) {
        JobRunr.configure()
                .useStorageProvider(storage)
                .useBackgroundJobServer(usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(inFlight)
                        .andPollInterval(POLL))
                .initialize();
    }

    @Override
    public void close() {
        JobRunr.destroy();
    }
}
