package com.risenexa.tracking.spring.test.internal;

import com.risenexa.sandbox.Sandbox;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** A sandbox for each of {@code risenexa.startups}, given to who asks for it by the qualifier of its client. */
final class NamedSandboxesRegistrar implements ImportBeanDefinitionRegistrar {
    private final Environment environment;

    NamedSandboxesRegistrar(Environment environment) {
        this.environment = environment;
    }

    static String beanName(String startup) {
        return "risenexaSandbox-" + startup;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        for (String name : NamedClients.names(environment)) {
            RootBeanDefinition definition = new RootBeanDefinition(TestSandbox.class);
            definition.setTargetType(Sandbox.class);
            definition.setFactoryMethodName("startFor");
            definition.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
            definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
            definition.setDefaultCandidate(false);
            registry.registerBeanDefinition(beanName(name), definition);
        }
    }
}
