package nl.balie;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Balie: database, engine, telephony and pages. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BalieApplication {
    /** Takes the arguments of Spring Boot, such as {@code --server.port=8081}. */
    public static void main(String[] arguments) {
        SpringApplication.run(BalieApplication.class, arguments);
    }
}
