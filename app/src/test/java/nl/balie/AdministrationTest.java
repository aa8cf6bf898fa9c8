package nl.balie;

import nl.balie.database.TestDatabase;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The administrators' part without demo data and without a socket: one application and one database for all classes that
 * extend it. Each works in organisations of its own, with names that nobody else has.
 */
@SpringBootTest(classes = {WithoutCalls.class, RealTime.class})
@AutoConfigureMockMvc
public abstract class AdministrationTest {
    protected static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }
}
