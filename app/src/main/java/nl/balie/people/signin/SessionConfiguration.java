package nl.balie.people.signin;

import nl.balie.pages.PublicAddress;
import nl.balie.people.SignInSettings;
import org.springframework.boot.autoconfigure.session.DefaultCookieSerializerCustomizer;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions that outlive this process, so that a restart sends nobody to the sign-in page. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {
    /** Over TLS the cookie goes no other way, and is this host's alone. */
    @Bean
    DefaultCookieSerializerCustomizer sessionCookie(PublicAddress address, ServerProperties server) {
        return cookie -> {
            String name = server.getServlet().getSession().getCookie().getName();
            cookie.setCookieName(address.cookie(name == null ? "balie" : name));
            cookie.setUseSecureCookie(address.isSecure());
        };
    }

    @Bean
    StoredSessions<?> sessions(JdbcTemplate jdbc, PlatformTransactionManager transactions, SignInSettings settings) {
        TransactionTemplate ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        JdbcIndexedSessionRepository stored = new JdbcIndexedSessionRepository(jdbc, ownTransaction);
        stored.setTableName("page_session");
        stored.setSessionIdGenerator(StoredSessions.NAMES);
        stored.setConversionService(SessionValues.conversion());
        // EndedSessions does it, on the connections that are for it
        stored.setCleanupCron(Scheduled.CRON_DISABLED);
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(stored);
        return StoredSessions.of(stored, settings.sessionIdle());
    }
}
