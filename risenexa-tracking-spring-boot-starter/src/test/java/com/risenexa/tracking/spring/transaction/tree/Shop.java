package com.risenexa.tracking.spring.transaction.tree;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.autoconfigure.RisenexaAutoConfiguration;
import com.risenexa.tracking.spring.internal.autoconfigure.RisenexaOutboxAutoConfiguration;
import com.risenexa.tracking.spring.internal.autoconfigure.RisenexaTransactionAutoConfiguration;
import com.risenexa.tracking.spring.internal.client.ClientRegistry;
import com.risenexa.tracking.spring.internal.client.OutboxLifecycle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * An application with two databases, two kinds of transactions without any, and two startups that it tracks for. The first
 * database has the outbox.
 */
final class Shop implements AutoCloseable {
    final Store first;
    final Store second;
    final MemoryTransactionManager memory = new MemoryTransactionManager();
    /** As Kafka's and JMS' are by default. */
    final MemoryTransactionManager unsynchronized = new MemoryTransactionManager();

    final TransactionalTracking tracking;
    final TransactionalTracking partner;
    private final Sandbox sandbox = Sandbox.start();
    private final Sandbox partners = Sandbox.start();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Shop(Store first, Store second, String mode) {
        this(first, second, mode, first.pool);
    }

    /** With another bean around the first database's pool. */
    Shop(Store first, Store second, String mode, DataSource firstBean) {
        this.first = first;
        this.second = second;
        unsynchronized.setTransactionSynchronization(MemoryTransactionManager.SYNCHRONIZATION_NEVER);
        TestPropertyValues.of(
                        "risenexa.transaction=" + mode,
                        // A busy machine is no reason to give up.
                        "risenexa.timeout=60s",
                        "risenexa.shutdown-timeout=60s",
                        "risenexa.outbox.create-table=true",
                        "risenexa.outbox.data-source=first",
                        "risenexa.startups.partner.startup-slug=partner")
                .applyTo(context);
        context.registerBean("first", DataSource.class, () -> firstBean);
        context.registerBean("second", DataSource.class, () -> second.pool);
        manager("firstJdbc", () -> first.jdbc);
        manager("firstJpa", () -> first.jpa);
        manager("secondJdbc", () -> second.jdbc);
        manager("secondJpa", () -> second.jpa);
        manager("memory", () -> memory);
        manager("unsynchronized", () -> unsynchronized);
        context.registerBean(RisenexaConnectionDetails.class, () -> new Details(sandbox, partners));
        for (Class<?> configuration : AutoConfigurations.getClasses(AutoConfigurations.of(
                ConfigurationPropertiesAutoConfiguration.class,
                RisenexaAutoConfiguration.class,
                RisenexaOutboxAutoConfiguration.class,
                RisenexaTransactionAutoConfiguration.class))) {
            context.register(configuration);
        }
        context.refresh();
        tracking = context.getBean(TransactionalTracking.class);
        partner = BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                context.getBeanFactory(), TransactionalTracking.class, "partner");
    }

    private void manager(String name, Supplier<PlatformTransactionManager> manager) {
        context.registerBean(name, PlatformTransactionManager.class, manager);
    }

    private record Details(Sandbox sandbox, @Nullable Sandbox partners) implements RisenexaConnectionDetails {
        @Override
        public String apiKey() {
            return sandbox.apiKey();
        }

        @Override
        public String startupSlug() {
            return sandbox.startupSlug();
        }

        @Override
        public String baseUrl() {
            return sandbox.baseUrl();
        }

        @Override
        public @Nullable RisenexaConnectionDetails startup(String name) {
            return partners == null ? null : new Details(partners, null);
        }
    }

    boolean isSettled() {
        ClientRegistry clients = context.getBean(ClientRegistry.class);
        return clients.clients().stream()
                        .allMatch(client ->
                                client.client().flush(Duration.ofSeconds(1)).complete())
                && clients.outboxes().stream().allMatch(outbox -> outbox.depth().pending() == 0);
    }

    /** From now on rows stay where they are. */
    void stopDelivery() {
        context.getBean(ClientRegistry.class).outboxes().forEach(outbox -> outbox.stop(Duration.ofMinutes(1)));
    }

    void startDelivery() {
        context.getBean(ClientRegistry.class).outboxes().forEach(OutboxLifecycle::start);
    }

    List<String> inTables() {
        List<String> ids = new ArrayList<>(first.ids());
        ids.addAll(second.ids());
        ids.addAll(memory.committed());
        ids.addAll(unsynchronized.committed());
        return ids;
    }

    List<String> counted() {
        List<String> ids = new ArrayList<>();
        for (Sandbox each : List.of(sandbox, partners)) {
            each.events().stream().map(SandboxEvent::userId).forEach(ids::add);
        }
        return ids;
    }

    @Override
    public void close() {
        context.close();
        sandbox.close();
        partners.close();
        first.close();
        second.close();
    }
}
