package com.risenexa.tracking.spring.application;

import com.risenexa.tracking.spring.TransactionalTracking;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The JDBC application behind HTTP. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration"
        })
@Import(JdbcApplication.Beans.class)
public class WebApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(WebApplication.class, arguments);
    }

    /** Found without being named, as a member of a configuration. */
    @RestController
    static final class Controller {
        private final SignUp signUp;
        private final TransactionalTracking risenexa;

        Controller(SignUp signUp, TransactionalTracking risenexa) {
            this.signUp = signUp;
            this.risenexa = risenexa;
        }

        @PostMapping("/users/{id}")
        String register(@PathVariable String id) {
            signUp.register(id);
            return id;
        }

        /** So many events in one request, and an answer. */
        @PostMapping("/bursts/{size}")
        String burst(@PathVariable int size) {
            for (int i = 0; i < size; i++) {
                risenexa.trackRegistration("usr_burst_" + i);
            }
            return String.valueOf(size);
        }
    }
}
