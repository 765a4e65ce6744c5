package com.risenexa.tracking.spring.internal.outbox;

import com.risenexa.tracking.spring.internal.settings.InvalidTrackingConfigurationException;
import com.risenexa.tracking.spring.internal.settings.UnresolvedPlaceholder;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** Selects the DataSource that events are written through. */
public final class OutboxDataSource {
    private OutboxDataSource() {}

    /**
     * Finds it.
     *
     * @param name the bean that {@code risenexa.outbox.data-source} names, or null
     * @throws InvalidTrackingConfigurationException if there is none, or more than one and none is named or primary
     */
    public static DataSource of(ListableBeanFactory beans, @Nullable String name) {
        String[] names = beans.getBeanNamesForType(DataSource.class);
        if (name != null) {
            UnresolvedPlaceholder.reject("risenexa.outbox.data-source", name);
            if (!beans.containsBean(name) || !beans.isTypeMatch(name, DataSource.class)) {
                throw new InvalidTrackingConfigurationException(
                        "risenexa.outbox.data-source is '" + name + "', and there is no DataSource bean of this name",
                        "Name one of these: " + Arrays.toString(names) + ".");
            }
            return beans.getBean(name, DataSource.class);
        }
        DataSource only = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (only == null) {
            throw new InvalidTrackingConfigurationException(
                    names.length == 0
                            ? "risenexa.transaction is 'outbox', and there is no DataSource bean"
                            : "There are several DataSource beans, and it is not known in which of them the events are"
                                    + " to be recorded: " + Arrays.toString(names),
                    "Let risenexa.outbox.data-source name the one whose transactions track events, or set"
                            + " risenexa.transaction=after-commit to do without the outbox.");
        }
        return only;
    }
}
