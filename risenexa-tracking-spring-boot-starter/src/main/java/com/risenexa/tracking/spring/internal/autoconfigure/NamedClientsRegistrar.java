package com.risenexa.tracking.spring.internal.autoconfigure;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.TransactionalTracking;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Two beans for each of {@code risenexa.startups}, injected only where their {@code @Qualifier} asks for them. Definitions
 * that name a factory method can be written down ahead of time.
 */
final class NamedClientsRegistrar implements ImportBeanDefinitionRegistrar {
    private final Environment environment;

    NamedClientsRegistrar(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        Map<String, RisenexaProperties.Client> startups = Binder.get(environment)
                .bind("risenexa.startups", Bindable.mapOf(String.class, RisenexaProperties.Client.class))
                .orElseGet(Map::of);
        for (String name : startups.keySet()) {
            String client = "risenexaTrackingClient-" + name;
            RootBeanDefinition clientDefinition = definition(TrackingClient.class, "create", name);
            clientDefinition.setFactoryBeanName("risenexaClientFactory");
            registry.registerBeanDefinition(client, clientDefinition);

            RootBeanDefinition trackingDefinition = definition(TransactionalTracking.class, "create", name);
            trackingDefinition.setFactoryBeanName("risenexaTrackingFactory");
            trackingDefinition
                    .getConstructorArgumentValues()
                    .addIndexedArgumentValue(1, new RuntimeBeanReference(client));
            registry.registerBeanDefinition("risenexaTransactionalTracking-" + name, trackingDefinition);
        }
    }

    private static RootBeanDefinition definition(Class<?> type, String method, String name) {
        RootBeanDefinition definition = new RootBeanDefinition(type);
        definition.setFactoryMethodName(method);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
        definition.setDefaultCandidate(false);
        definition.setLazyInit(false);
        // The lifecycle closes the clients.
        definition.setDestroyMethodName("");
        return definition;
    }
}
