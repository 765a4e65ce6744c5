package com.risenexa.tracking.spring.application;

import com.risenexa.tracking.spring.TransactionalTracking;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application on plain JDBC. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            // Its name in Boot 3.
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration"
        })
@Import(JdbcApplication.Beans.class)
public class JdbcApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(JdbcApplication.class, arguments);
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        Accounts accounts(JdbcClient jdbc) {
            return new JdbcAccounts(jdbc);
        }

        @Bean
        SignUp signUp(Accounts accounts, TransactionalTracking risenexa) {
            return new SignUp(accounts, risenexa);
        }
    }
}
