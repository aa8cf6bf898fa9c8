package nl.balie.people.signin;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.balie.database.Lane;
import nl.balie.people.SignedInUsers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets sessions that ended by themselves, and tells of who is signed in nowhere since. */
@Component
class EndedSessions {
    private final JdbcClient database;
    private final SignedInUsers users;
    private final Clock clock;

    EndedSessions(JdbcClient database, SignedInUsers users, ObjectProvider<Clock> clock) {
        this.database = database;
        this.users = users;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forget() {
        List<String> known = Lane.SESSIONS.call(
                () -> database.sql("delete from page_session where expiry_time < ? returning principal_name")
                        .param(clock.millis())
                        .query(String.class)
                        .list());
        known.stream().filter(name -> name != null).distinct().forEach(users::tellWhenGone);
    }
}
