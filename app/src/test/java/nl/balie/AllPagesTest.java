package nl.balie;

import nl.balie.database.TestDatabase;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** {@link AllPages} and demo data: one application and one database for all classes that extend it. */
@SpringBootTest(
        classes = {AllPages.class, RealTime.class},
        properties = {"balie.demo=true", "balie.engine.patience=1s"})
@AutoConfigureMockMvc
public abstract class AllPagesTest {
    protected static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }
}
