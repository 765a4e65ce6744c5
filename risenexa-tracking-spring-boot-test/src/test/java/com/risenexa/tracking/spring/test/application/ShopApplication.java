package com.risenexa.tracking.spring.test.application;

import com.risenexa.tracking.spring.TransactionalTracking;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootApplication(proxyBeanMethods = false)
public class ShopApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ShopApplication.class, arguments);
    }

    @Bean
    SignUp signUp(JdbcClient jdbc, TransactionalTracking risenexa) {
        jdbc.sql("create table if not exists account (id varchar(64) primary key)")
                .update();
        return new SignUp(jdbc, risenexa);
    }
}
