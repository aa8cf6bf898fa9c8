package nl.balie.desk;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import nl.balie.acd.Agents;
import nl.balie.acd.Presence;
import nl.balie.calls.TestPhones;
import nl.balie.contacts.Contacts;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The pages of the desk without a socket, on a real database. */
@SpringBootTest(classes = DeskOnly.class)
@AutoConfigureMockMvc
public abstract class DeskTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Autowired
    protected MockMvc pages;

    @Autowired
    protected TownHall hall;

    @Autowired
    protected Tenancy tenancy;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Contacts contacts;

    @Autowired
    protected Agents agents;

    @Autowired
    protected TestPhones phones;

    @BeforeEach
    void open() {
        hall.open();
    }

    @AfterEach
    void everybodyGoesHome() {
        for (String organisation : new String[] {TownHall.WATERSTAD, TownHall.BERGDORP}) {
            tenancy.read(
                            organisation,
                            () -> jdbc.sql("select id from contact where ended_at is null")
                                    .query(java.util.UUID.class)
                                    .list())
                    .forEach(contact -> hall.ends(organisation, contact));
            tenancy.in(
                    organisation,
                    () -> jdbc.sql("update offer set unread = false").update());
            agents.all(organisation).forEach(agent -> {
                agent.contacts().forEach(had -> agents.endWrapUp(organisation, agent.agentId(), had.contactId()));
                agents.present(organisation, agent.agentId(), Presence.SIGNED_OUT, null);
            });
        }
    }

    protected RequestPostProcessor as(String username) {
        return user(hall.as(TownHall.WATERSTAD, username));
    }

    /** What the agent Fatima sends from her desk. */
    MockHttpServletRequestBuilder fatima(String path) {
        return post("/desk" + path).with(as("fatima")).with(csrf()).header("HX-Request", "true");
    }

    java.util.UUID idOf(String username) {
        return hall.id(TownHall.WATERSTAD, username);
    }
}
