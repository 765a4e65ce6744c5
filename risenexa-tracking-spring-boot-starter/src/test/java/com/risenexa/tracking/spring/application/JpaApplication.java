package com.risenexa.tracking.spring.application;

import com.risenexa.tracking.spring.TransactionalTracking;
import jakarta.persistence.EntityManager;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The same application on JPA. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class JpaApplication {
    @Bean
    Accounts accounts(EntityManager entities) {
        return new JpaAccounts(entities);
    }

    @Bean
    SignUp signUp(Accounts accounts, TransactionalTracking risenexa) {
        return new SignUp(accounts, risenexa);
    }
}
