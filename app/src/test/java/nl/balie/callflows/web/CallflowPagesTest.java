package nl.balie.callflows.web;

import nl.balie.RealTime;
import nl.balie.callflows.CallflowParts;
import nl.balie.database.TestDatabase;
import nl.balie.flows.AbsentEngine;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The pages of callflows without an engine: one application and one database for all classes that extend it, which work in
 * organisations of their own.
 */
@SpringBootTest(classes = {CallflowParts.class, AbsentEngine.class, RealTime.class})
@AutoConfigureMockMvc
abstract class CallflowPagesTest {
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }
}
